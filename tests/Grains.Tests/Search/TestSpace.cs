using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;

namespace Orchestrator.Grains.Tests.Search;

/// <summary>A small space: a learning rate, a batch size and an optimizer, one of which has a momentum.</summary>
internal static class TestSpace
{
    public static FamilySpace Create(long seed = 0)
    {
        var family = new FamilySpec("autoencoder", ["vanilla"], new("mse", ObjectiveDirection.Minimize));
        return FamilySpace.Of(SpecOf(seed, family), family);
    }

    private static ExperimentSpec SpecOf(long seed, FamilySpec family) => new()
    {
        Name = "test",
        Method = SearchMethod.Random,
        Seed = seed,
        Parameters =
        [
            new("learning_rate", new RangeDomain(1e-4, 1e-1, false, true, null)),
            new("batch_size", new ListDomain([.. new[] { 32L, 64, 128 }.Select(ParameterValue.Of)], IsOrdered: true)),
            new("optimizer", new ListDomain([ParameterValue.Of("adam"), ParameterValue.Of("sgd")], IsOrdered: false)),
            new("momentum", new RangeDomain(0, 0.9, false, false, 0.1), "optimizer == sgd"),
        ],
        Families = [family],
        DataSets = [],
    };
}
