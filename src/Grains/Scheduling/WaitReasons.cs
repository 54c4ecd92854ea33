using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;

namespace Orchestrator.Grains.Scheduling;

/// <summary>Why an experiment's next trial does not run yet.</summary>
internal static class WaitReasons
{
    /// <summary>The reason, or null where nothing waits.</summary>
    /// <param name="id">The experiment.</param>
    /// <param name="experiment">Its state.</param>
    /// <param name="workers">The workers that take trials.</param>
    public static WaitReason? Find(string id, ExperimentProjection experiment, IReadOnlyList<WorkerAbilities> workers)
    {
        if (experiment.State is ExperimentState.Pausing or ExperimentState.Paused or ExperimentState.Stopping)
        {
            return new(id, null, $"the experiment is {experiment.State}");
        }

        if (experiment.FindNext() is not { } next) { return null; }

        return new(id, next, FindBound(experiment) ?? experiment.Requirements.FindMissing(workers) ?? experiment.Obstacle
            ?? "every slot that it may have is busy, or goes to experiments further below their share");
    }

    private static string? FindBound(ExperimentProjection experiment) =>
        experiment.Spec.MaxSlots is { } most && experiment.CountTrials().Running >= most
            ? $"the experiment has its max_slots, {most}"
            : null;
}
