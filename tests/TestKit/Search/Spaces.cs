using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;

namespace Orchestrator.TestKit.Search;

/// <summary>Search spaces of every kind that sweep files can say.</summary>
internal static class Spaces
{
    private static readonly ParameterSpec[] Ordinary =
    [
        new("model", new ListDomain([Of("vanilla"), Of("sparse"), Of("denoising")], IsOrdered: false)),
        new("epochs", new FixedDomain(Of(3L))),
        new("learning_rate", new RangeDomain(1e-5, 1e-1, IsInteger: false, IsLog: true, Step: null)),
        new("batch_size", new ListDomain([Of(64L), Of(32L), Of(256L), Of(128L)], IsOrdered: true)),
        new("l1_weight", new RangeDomain(1e-6, 1e-2, IsInteger: false, IsLog: true, Step: null), "model == sparse"),
        new("noise_level", new RangeDomain(0.1, 0.5, IsInteger: false, IsLog: false, Step: 0.1), "model == denoising"),
        new("noise", new ListDomain([Of("gaussian"), Of("masking")], IsOrdered: false), "noise_level > 0.2"),
        new("hidden_size", new RangeDomain(1, 4096, IsInteger: true, IsLog: true, Step: 1)),
        new("layers", new RangeDomain(1, 3, IsInteger: true, IsLog: false, Step: 1)),
        new("shuffle", new ListDomain([Of(true), Of(false)], IsOrdered: false), "model == sparse or layers >= 2"),
    ];

    /// <summary>The spaces by name.</summary>
    public static IReadOnlyDictionary<string, ParameterSpec[]> ByName { get; } = new Dictionary<string, ParameterSpec[]>
    {
        ["ordinary"] = Ordinary,
        ["numbers"] = [.. Enumerable.Range(0, 4).Select(place => new ParameterSpec($"x{place}", new RangeDomain(-5, 10, false, false, null)))],
        ["categories"] = [.. Enumerable.Range(0, 3).Select(place => new ParameterSpec($"c{place}", new ListDomain([Of("a"), Of("b"), Of("c")], false)))],
        ["tiny"] = [new("a", new ListDomain([Of(1L), Of(2L)], true)), new("b", new ListDomain([Of(1L), Of(2L)], true))],
        ["one value"] = [new("a", new FixedDomain(Of(1L))), new("b", new ListDomain([Of("only")], false)), new("c", new RangeDomain(2, 2, false, false, null))],
        ["one column"] = [new("a", new RangeDomain(0, 1, false, false, null)), new("b", new RangeDomain(5, 5, true, false, 1))],
        ["many"] = [.. Enumerable.Range(0, 70).Select(place => new ParameterSpec($"x{place}", new RangeDomain(1, 1000, true, place % 2 == 0, 1)))],
    };

    public static FamilySpace Create(IReadOnlyList<ParameterSpec> parameters, long seed = 1)
    {
        var family = new FamilySpec("autoencoder", ["vanilla", "sparse", "denoising"], new("mse", ObjectiveDirection.Minimize));
        return FamilySpace.Of(
            new ExperimentSpec
            {
                Name = "test",
                Method = SearchMethod.Random,
                Seed = seed,
                Parameters = parameters,
                Families = [family],
                DataSets = [],
            },
            family);
    }

    private static ParameterValue Of(string value) => ParameterValue.Of(value);

    private static ParameterValue Of(long value) => ParameterValue.Of(value);

    private static ParameterValue Of(bool value) => ParameterValue.Of(value);
}
