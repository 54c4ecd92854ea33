using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Bench.Viewing;

/// <summary>The sweep of a made database: eight models of four families.</summary>
internal static class MadeSweep
{
    public const string Id = "m4desw33p";

    public static IReadOnlyList<string> Models { get; } =
        ["vanilla", "multilayer", "sparse", "contractive", "denoising", "vae", "gan", "dcgan"];

    public static ExperimentSpec Spec(int trials, int epochs) => new()
    {
        Name = "made-sweep",
        Method = SearchMethod.Random,
        Parameters =
        [
            new("model", List([.. Models.Select(ParameterValue.Of)], isOrdered: false)),
            new("dataset", new FixedDomain(ParameterValue.Of("mnist"))),
            new("epochs", new FixedDomain(ParameterValue.Of((long)epochs))),
            new("batch_size", List([.. new long[] { 64, 128, 256 }.Select(ParameterValue.Of)])),
            new("learning_rate", new RangeDomain(1e-4, 1e-2, false, true, null)),
            new("code_size", List([.. new long[] { 8, 16, 32, 64, 128 }.Select(ParameterValue.Of)]), "model in [vanilla, multilayer, sparse, contractive, denoising, vae]"),
            new("l1_weight", new RangeDomain(1e-6, 1e-3, false, true, null), "model == sparse"),
            new("noise_level", new RangeDomain(0.1, 0.6, false, false, null), "model == denoising"),
            new("contraction_weight", new RangeDomain(1e-6, 1e-2, false, true, null), "model == contractive"),
            new("beta", new RangeDomain(0.1, 16, false, true, null), "model == vae"),
            new("noise_size", List([.. new long[] { 32, 64, 100 }.Select(ParameterValue.Of)]), "model in [gan, dcgan]"),
        ],
        Families =
        [
            new("mse", ["vanilla", "multilayer", "sparse", "contractive"], new("mse", ObjectiveDirection.Minimize)),
            new("denoising_mse", ["denoising"], new("denoising_mse", ObjectiveDirection.Minimize)),
            new("vae", ["vae"], new("test_loss", ObjectiveDirection.Minimize)),
            new("gan", ["gan", "dcgan"], new("frechet_distance", ObjectiveDirection.Minimize)),
        ],
        DataSets = [new("mnist", new string('5', 64), 60_000, 10_000)],
        RunCap = trials,
    };

    private static ListDomain List(IReadOnlyList<ParameterValue> values, bool isOrdered = true) => new(values, isOrdered);
}
