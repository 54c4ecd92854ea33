using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Results.Events;

/// <summary>An experiment was submitted; it is Pending.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Spec">The resolved specification.</param>
/// <param name="SpecHash">Its SHA-256 in lower-case hex.</param>
/// <param name="Source">The sweep file as the user wrote it.</param>
/// <param name="Planned">Trials of the whole plan, or null when unknown.</param>
public sealed record ExperimentCreated(string ExperimentId, ExperimentSpec Spec, string SpecHash, string Source, int? Planned)
    : LedgerEvent(ExperimentId);
