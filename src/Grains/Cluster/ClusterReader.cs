using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Cluster;

/// <summary>What people see of a cluster.</summary>
internal sealed class ClusterReader(WorkerFleet fleet, LossLog losses, ExperimentDirectory directory, ILedger ledger) : IClusterReader
{
    /// <inheritdoc/>
    public ClusterView Read()
    {
        var abilities = fleet.ListAbilities();
        var queue =
            from active in directory.FindActive()
            where !ExperimentTransitions.IsEnded(active.Experiment.State)
            select Describe(active.Id, active.Experiment, abilities);
        return new(fleet.List(), [.. queue], losses.List(), ledger.ReadPace());
    }

    private static QueuedExperiment Describe(string id, ExperimentProjection experiment, IReadOnlyList<WorkerAbilities> abilities)
    {
        var (spec, trials, reason) = (experiment.Spec, experiment.CountTrials(), WaitReasons.Find(id, experiment, abilities));
        var waiting = experiment.State == ExperimentState.Stopping ? 0 : Math.Max(0, experiment.Planned - trials.Ended - trials.Running);
        return new(id, spec.Name, experiment.State, trials.Running, waiting, spec.Weight, spec.MaxSlots, reason?.Trial, reason?.Reason);
    }
}
