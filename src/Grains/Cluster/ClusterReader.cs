using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Cluster;

/// <summary>What people see of a cluster.</summary>
internal sealed class ClusterReader(WorkerFleet fleet, LossLog losses, WaitReasons reasons, ILedger ledger) : IClusterReader
{
    /// <inheritdoc/>
    public ClusterView Read()
    {
        var queue =
            from one in reasons.List()
            where !ExperimentTransitions.IsEnded(one.Experiment.State)
            select Describe(one.Id, one.Experiment, one.Waits);
        return new(fleet.List(), [.. queue], losses.List(), ledger.ReadPace());
    }

    private static QueuedExperiment Describe(string id, ExperimentProjection experiment, IReadOnlyList<TrialWait> waits)
    {
        var (spec, first) = (experiment.Spec, waits is [var one, ..] ? one : null);
        return new(
            id, spec.Name, experiment.State, experiment.CountTrials().Running, experiment.Waiting, spec.Weight, spec.MaxSlots,
            first?.Trials is [var next, ..] ? next : null, first?.Reason)
        {
            Waits = waits,
        };
    }
}
