using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Sweeps.Blocks;

/// <summary>The block <c>orchestrator</c> without its conditions, defaults filled in.</summary>
internal sealed record OrchestratorOptions
{
    public long Seed { get; init; }

    public int Parallelism { get; init; } = 8;

    public string? Sampler { get; init; }

    public string Order { get; init; } = "logical";

    public int? Failures { get; init; }

    public double? WallTimeSeconds { get; init; }

    public double? TrialTimeSeconds { get; init; }

    public string ObjectiveAt { get; init; } = "last";

    public int Repeats { get; init; } = 1;

    public string Aggregate { get; init; } = "median";

    public CorruptionSpec EvaluationCorruption { get; init; } = new("gaussian", 0.3);

    public SampleSpec Samples { get; init; } = new(1, 16);

    public int? MetricsEvery { get; init; }

    public CheckpointSpec Checkpoints { get; init; } = new(1, 30, ["best", "last"]);

    public DigitsOptions Digits { get; init; } = new();

    public string Device { get; init; } = "auto";

    public double Weight { get; init; } = 1;

    public int? MaxSlots { get; init; }

    public IReadOnlyList<string> Requires { get; init; } = [];

    public string MachineKind { get; init; } = "any";
}
