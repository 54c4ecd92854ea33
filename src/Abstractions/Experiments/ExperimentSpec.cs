using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Abstractions.Experiments;

/// <summary>
/// The resolved specification of an experiment: what the sweep file says, defaults filled in, paths replaced by the
/// SHA-256 of what they held. Two experiments with equal specifications give equal trials.
/// </summary>
[GenerateSerializer, Immutable, Alias("experiment-spec")]
public sealed record ExperimentSpec
{
    /// <summary>The smallest weight.</summary>
    public const double MinWeight = 0.001;

    /// <summary>The largest weight.</summary>
    public const double MaxWeight = 1_000;

    /// <summary>The largest bound on slots.</summary>
    public const int LargestMaxSlots = 100_000;

    /// <summary>The sweep's name.</summary>
    [Id(0)] public required string Name { get; init; }

    /// <summary>How parameters are proposed.</summary>
    [Id(1)] public required SearchMethod Method { get; init; }

    /// <summary>The parameters in file order; <c>model</c> is one of them.</summary>
    [Id(2)] public required IReadOnlyList<ParameterSpec> Parameters { get; init; }

    /// <summary>The families of the chosen models, in the order in which the file first names one of their models.</summary>
    [Id(3)] public required IReadOnlyList<FamilySpec> Families { get; init; }

    /// <summary>The data sets that trials may use.</summary>
    [Id(4)] public required IReadOnlyList<DataSetSpec> DataSets { get; init; }

    /// <summary>The most trials, counted over the whole experiment; null where the grid is the plan.</summary>
    [Id(5)] public int? RunCap { get; init; }

    /// <summary>The seed from which every random stream is derived. Default: 0.</summary>
    [Id(6)] public long Seed { get; init; }

    /// <summary>The bound on outstanding jobs where decisions depend on results. Default: 8.</summary>
    [Id(7)] public int Parallelism { get; init; } = 8;

    /// <summary>Trials of one setting, differing in their seed only. Default: 1.</summary>
    [Id(8)] public int Repeats { get; init; } = 1;

    /// <summary>How a setting's trials become one value: <c>median</c> or <c>mean</c>. Default: median.</summary>
    [Id(9)] public string Aggregate { get; init; } = "median";

    /// <summary>Which epoch's objective is the trial's value: <c>last</c> or <c>best</c>. Default: last.</summary>
    [Id(10)] public string ObjectiveAt { get; init; } = "last";

    /// <summary>The corruption under which every autoencoder's <c>denoising_mse</c> is measured.</summary>
    [Id(11)] public CorruptionSpec EvaluationCorruption { get; init; } = new("gaussian", 0.3);

    /// <summary>Which epochs keep sample images, and of how many images.</summary>
    [Id(12)] public SampleSpec Samples { get; init; } = new(1, 16);

    /// <summary>Where trials train: <c>cpu</c>, <c>cuda</c>, which is each slot's own GPU, or <c>cuda:N</c>; <c>auto</c> before it is resolved.</summary>
    [Id(13)] public string Device { get; init; } = "cpu";

    /// <summary>Which checkpoints are taken and kept.</summary>
    [Id(14)] public CheckpointSpec Checkpoints { get; init; } = new(1, 30, ["best", "last"]);

    /// <summary>Its share of the slots beside other experiments, relative to theirs; it decides nothing about trials. Default: 1.</summary>
    [Id(15)] public double Weight { get; init; } = 1;

    /// <summary>The most slots that train for it at once, or null for no bound; it decides nothing about trials.</summary>
    [Id(16)] public int? MaxSlots { get; init; }

    /// <summary>The sampler's name, or null for the one of <see cref="Method"/>.</summary>
    [Id(20)] public string? Sampler { get; init; }

    /// <summary>What ends trials early, or null where every trial trains to its end.</summary>
    [Id(21)] public PrunerSpec? Pruner { get; init; }

    /// <summary>In which order results count: <c>logical</c> or <c>arrival</c>. Default: logical.</summary>
    [Id(22)] public string Order { get; init; } = "logical";

    /// <summary>What every setting keeps to.</summary>
    [Id(23)] public IReadOnlyList<string> Constraints { get; init; } = [];

    /// <summary>Parameter sets that are tried first; what they leave out is drawn.</summary>
    [Id(24)] public IReadOnlyList<IReadOnlyList<ParameterAssignment>> Enqueue { get; init; } = [];

    /// <summary>Parameter sets that were enqueued while it existed already, in that order; null without any. They count in <see cref="RunCap"/>.</summary>
    [Id(42), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public IReadOnlyList<EnqueuedSet>? EnqueuedLater { get; init; }

    /// <summary>What samplers know before their first proposal, or null.</summary>
    [Id(41), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public WarmStart? WarmStart { get; init; }

    /// <summary>
    /// Of every so many epochs one measures what is dear to measure, too; null for the last epoch alone. The objective is measured at the pruner's
    /// rungs and at the last epoch in any case.
    /// </summary>
    [Id(40), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public int? MetricsEvery { get; init; }

    /// <summary>How many failed trials of a family end its search, or null.</summary>
    [Id(25)] public int? Failures { get; init; }

    /// <summary>Seconds of an owner's running after which no new trial starts, or null. What it ends is not reproducible.</summary>
    [Id(26), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? WallTimeSeconds { get; init; }

    /// <summary>Seconds of all trials' epochs together after which no new trial starts, or null. What it ends is not reproducible.</summary>
    [Id(27), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public double? TrialTimeSeconds { get; init; }

    /// <summary>Whether time may end it.</summary>
    [JsonIgnore] public bool HasTimeBudget => WallTimeSeconds is not null || TrialTimeSeconds is not null;

    /// <summary>What a slot must have to train for it: <c>cpu</c>, <c>gpu</c>, or labels of its worker; it decides nothing about trials.</summary>
    [Id(30)] public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>
    /// On how many machine kinds it may train: <c>any</c> keeps machines busy, <c>one</c> stays on the kind of its first trial. Default: any.
    /// </summary>
    [Id(31)] public string MachineKind { get; init; } = "any";

    /// <summary>What a slot needs of it: earlier results are the search's affair and may be many.</summary>
    public ExperimentSpec ForSlot() => WarmStart is null ? this : this with { WarmStart = null };
}
