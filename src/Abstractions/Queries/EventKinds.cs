namespace Orchestrator.Abstractions.Queries;

/// <summary>The kinds of events in the ledger, as <see cref="EventRow.Kind"/> has them.</summary>
public static class EventKinds
{
    /// <summary>Every kind, in the order in which a trial meets them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ExperimentCreated", "ExperimentStateChanged", "SpecificationChanged", "ExperimentDeleted", "SearchDecided", "TrialCreated", "LeaseGranted",
        "EpochRecorded", "CheckpointSaved", "CheckpointDropped", "LeaseReturned", "AttemptFailed", "TrialEnded", "TrialsReopened", "TrialsTagged",
        "ReportRefused", "Nondeterminism",
    ];
}
