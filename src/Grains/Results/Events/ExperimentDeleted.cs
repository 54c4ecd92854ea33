using Orchestrator.Abstractions.Commands;

namespace Orchestrator.Grains.Results.Events;

/// <summary>All that the ledger had of an experiment is gone but for this event. Refused unless it has ended.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Name">The sweep's name.</param>
/// <param name="Trials">How many trials it had.</param>
/// <param name="By">How the command came.</param>
public sealed record ExperimentDeleted(string ExperimentId, string Name, int Trials, CommandSource By) : LedgerEvent(ExperimentId);
