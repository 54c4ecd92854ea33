using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Sweeps;

/// <summary>What a sweep file would run, or everything that is wrong with it.</summary>
/// <param name="Spec">The resolved specification, or null where there are errors.</param>
/// <param name="Errors">All of them at once, in the order of the file.</param>
/// <param name="Notes">What is allowed but may surprise.</param>
public sealed record SweepPreview(ExperimentSpec? Spec, IReadOnlyList<SweepProblem> Errors, IReadOnlyList<SweepProblem> Notes)
{
    /// <summary>Trials of the whole plan.</summary>
    public int Trials { get; init; }

    /// <summary>Settings of the whole plan.</summary>
    public int Settings { get; init; }

    /// <summary>A few trials of different settings, chosen by the seed.</summary>
    public IReadOnlyList<TrialSpec> Sampled { get; init; } = [];

    /// <summary>What each model has to train.</summary>
    public IReadOnlyList<SweepWork> Work { get; init; } = [];

    /// <summary>The experiment that was started, or null.</summary>
    public string? Id { get; init; }

    /// <summary>Whether it is an unfinished one of the same specification.</summary>
    public bool IsResumed { get; init; }
}
