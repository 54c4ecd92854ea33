namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>Every word of the sweep file's format.</summary>
internal static class SweepWords
{
    /// <summary>W&amp;B needs them to start a program; here a model is trained.</summary>
    public static IReadOnlyList<string> Ignored { get; } = ["program", "command", "entity", "project"];

    public static Vocabulary Root { get; } = new(
        ["name", "description", "method", "metric", "run_cap", "early_terminate", "parameters", "orchestrator", .. Ignored],
        []);

    public static Vocabulary EarlyTerminate { get; } = new(["type", "min_iter", "max_iter", "s", "eta", "strict"], []);

    public static Vocabulary Pruner { get; } = new(
        [
            "type", "min_iter", "max_iter", "s", "eta", "variant", "interval", "min_trials", "percentile", "patience", "min_delta",
            "lower", "upper", "population", "quantile",
        ],
        []);

    public static Vocabulary Budget { get; } = new(["failures", "wall_time", "trial_time"], []);

    public static Vocabulary Metric { get; } = new(["name", "goal", "target"], ["impute", "impute_while_running"]);

    public static Vocabulary Parameter { get; } = new(
        ["value", "values", "distribution", "min", "max", "q"],
        ["probabilities", "mu", "sigma", "a", "b", "parameters"]);

    public static Vocabulary Orchestrator { get; } = new(
        [
            "seed", "parallelism", "order", "sampler", "pruner", "objective_at", "when", "repeats",
            "evaluation_corruption", "samples", "metrics", "checkpoints", "digits", "device", "weight", "max_slots", "constraints", "budget", "enqueue",
            "machine_kind", "requires", "objectives", "warm_start",
        ],
        []);

    /// <summary>One of several objectives.</summary>
    public static Vocabulary ObjectiveOfSeveral { get; } = new(["name", "goal"], []);

    public static Vocabulary Repeats { get; } = new(["seeds", "aggregate"], []);

    public static Vocabulary Corruption { get; } = new(["kind", "level"], []);

    public static Vocabulary Samples { get; } = new(["every", "count"], []);

    public static Vocabulary Metrics { get; } = new(["every"], []);

    public static Vocabulary Checkpoints { get; } = new(["every", "at_most", "keep"], []);

    public static Vocabulary Digits { get; } = new(["train", "test", "seed"], []);

    /// <summary>Every word inside a block of the file with the words that lead to it, outermost first.</summary>
    public static IReadOnlyList<string> InnerPaths { get; } =
    [
        .. Paths("metric", Metric), .. Paths("orchestrator", Orchestrator),
        .. Paths("early_terminate", EarlyTerminate), .. Paths("orchestrator.pruner", Pruner), .. Paths("orchestrator.budget", Budget),
        .. Paths("orchestrator.repeats", Repeats), .. Paths("orchestrator.evaluation_corruption", Corruption),
        .. Paths("orchestrator.samples", Samples), .. Paths("orchestrator.metrics", Metrics),
        .. Paths("orchestrator.checkpoints", Checkpoints),
        .. Paths("orchestrator.digits", Digits),
    ];

    /// <summary>Samplers that the format names, whether or not the catalogs have them.</summary>
    public static IReadOnlyList<string> Samplers { get; } = ["grid", "random", "sobol", "tpe", "cmaes", "gp", "nsga2", "auto"];

    /// <summary>Times: what a machine was like, not what a model is.</summary>
    public static IReadOnlyList<string> NeverObjectives { get; } = ["seconds", "images_per_second"];

    private static IEnumerable<string> Paths(string block, Vocabulary words) => words.Known.Select(word => $"{block}.{word}");
}
