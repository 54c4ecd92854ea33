using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Results.Events;

/// <summary>
/// An experiment moved; refused unless it stands at <paramref name="From"/>. A move to Canceled cancels every trial that has not ended.
/// </summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="From">Where it stood.</param>
/// <param name="To">Where it stands now.</param>
/// <param name="Reason">Why, for a person.</param>
/// <param name="By">How the command came, or null where the program decided.</param>
public sealed record ExperimentStateChanged(
    string ExperimentId, ExperimentState From, ExperimentState To, string Reason, CommandSource? By = null) : LedgerEvent(ExperimentId);
