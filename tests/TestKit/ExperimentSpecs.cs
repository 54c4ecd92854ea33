using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.TestKit;

/// <summary>Specifications that are valid as they are; change what a test is about with <c>with</c>.</summary>
public static class ExperimentSpecs
{
    /// <summary>A grid of <paramref name="settings"/> code sizes of <c>vanilla</c> on digits, 3 epochs each.</summary>
    public static ExperimentSpec Grid(int settings = 4, int epochs = 3) => new()
    {
        Name = "test",
        Method = SearchMethod.Grid,
        Parameters =
        [
            new("model", new FixedDomain(ParameterValue.Of("vanilla"))),
            new("dataset", new FixedDomain(ParameterValue.Of("digits"))),
            new("epochs", new FixedDomain(ParameterValue.Of((long)epochs))),
            new("code_size", new ListDomain([.. Enumerable.Range(1, settings).Select(size => ParameterValue.Of((long)size))], IsOrdered: true)),
        ],
        Families = [new("autoencoder", ["vanilla"], new("mse", ObjectiveDirection.Minimize))],
        DataSets = [new("digits", new string('0', 64), 100, 50)],
    };
}
