using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Results.Events;

/// <summary>An experiment moved; refused unless it stands at <paramref name="From"/>.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it stands now.</param>
/// <param name="Reason">Why, for a person.</param>
public sealed record ExperimentStateChanged(string ExperimentId, ExperimentState From, ExperimentState To, string Reason)
    : LedgerEvent(ExperimentId);
