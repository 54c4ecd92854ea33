namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Every word of the sweep file's format.</summary>
internal static class SweepWords
{
    /// <summary>W&amp;B needs them to start a program; here a model is trained.</summary>
    public static IReadOnlyList<string> Ignored { get; } = ["program", "command", "entity", "project"];

    public static Vocabulary Root { get; } = new(
        ["name", "description", "method", "metric", "run_cap", "parameters", "orchestrator", .. Ignored],
        ["early_terminate"]);

    public static Vocabulary Metric { get; } = new(["name", "goal"], ["target", "impute", "impute_while_running"]);

    public static Vocabulary Parameter { get; } = new(
        ["value", "values", "distribution", "min", "max", "q"],
        ["probabilities", "mu", "sigma", "a", "b", "parameters"]);

    public static Vocabulary Orchestrator { get; } = new(
        [
            "seed", "parallelism", "order", "sampler", "pruner", "objective_at", "when", "repeats",
            "evaluation_corruption", "samples", "checkpoints", "digits", "device", "weight", "max_slots",
        ],
        [
            "objectives", "constraints", "budget", "machine_kind", "requires", "enqueue",
        ]);

    public static Vocabulary Repeats { get; } = new(["seeds", "aggregate"], []);

    public static Vocabulary Corruption { get; } = new(["kind", "level"], []);

    public static Vocabulary Samples { get; } = new(["every", "count"], []);

    public static Vocabulary Checkpoints { get; } = new(["every", "at_most", "keep"], []);

    public static Vocabulary Digits { get; } = new(["train", "test", "seed"], []);

    /// <summary>Every word inside a block of the file with the words that lead to it, outermost first.</summary>
    public static IReadOnlyList<string> InnerPaths { get; } =
    [
        .. Paths("metric", Metric), .. Paths("orchestrator", Orchestrator),
        .. Paths("orchestrator.repeats", Repeats), .. Paths("orchestrator.evaluation_corruption", Corruption),
        .. Paths("orchestrator.samples", Samples), .. Paths("orchestrator.checkpoints", Checkpoints),
        .. Paths("orchestrator.digits", Digits),
    ];

    /// <summary>Samplers that the format names, beyond those of the catalog.</summary>
    public static IReadOnlyList<string> SamplersLater { get; } = ["sobol", "tpe", "cmaes", "gp", "nsga2", "auto"];

    public static IReadOnlyList<string> PrunersLater { get; } =
        ["median", "percentile", "halving", "asha", "hyperband", "patience", "threshold", "pbt"];

    /// <summary>Times: what a machine was like, not what a model is.</summary>
    public static IReadOnlyList<string> NeverObjectives { get; } = ["seconds", "images_per_second"];

    private static IEnumerable<string> Paths(string block, Vocabulary words) => words.Known.Select(word => $"{block}.{word}");
}
