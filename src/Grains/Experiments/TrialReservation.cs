using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>A trial set aside while its grant is written.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="Attempt">The attempt that the lease would have.</param>
/// <param name="LeaseNumber">The number that the lease would have.</param>
/// <param name="IsNew">Whether the trial is still to be created.</param>
/// <param name="ExperimentState">Where the experiment stood.</param>
/// <param name="Resume">The checkpoint to go on from, or null.</param>
/// <param name="ResumeOf">The trial whose checkpoint that is, or null where it is the trial's own.</param>
/// <param name="Until">The epoch at which it stands next, or null.</param>
internal sealed record TrialReservation(
    TrialSpec Trial, int Attempt, long LeaseNumber, bool IsNew, ExperimentState ExperimentState, CheckpointInfo? Resume = null,
    int? ResumeOf = null, int? Until = null)
{
    /// <summary>The lease that a grant gives.</summary>
    public LeaseKey KeyIn(string experimentId) => new(experimentId, Trial.Number, Attempt, LeaseNumber);

    /// <summary>What the slot gets.</summary>
    public Lease ToLease(string experimentId, ExperimentSpec spec) => new(KeyIn(experimentId), Trial, spec.ForSlot(), Resume, Until, ResumeOf);

    /// <summary>The events of a grant, to be appended as one.</summary>
    public IReadOnlyList<LedgerEvent> ToEvents(string experimentId, SlotRequest request)
    {
        List<LedgerEvent> events = [];
        if (ExperimentState == ExperimentState.Pending)
        {
            events.Add(new ExperimentStateChanged(experimentId, ExperimentState.Pending, ExperimentState.Running, "its first trial was given out"));
        }

        if (IsNew) { events.Add(new TrialCreated(experimentId, Trial)); }

        events.Add(new LeaseGranted(KeyIn(experimentId), request.WorkerId, request.Slot, request.Environment));
        return events;
    }
}
