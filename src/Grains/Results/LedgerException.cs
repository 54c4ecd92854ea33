namespace Orchestrator.Grains.Results;

/// <summary>The ledger did not take an append, or takes none any more; trying again does not help.</summary>
/// <param name="message">One or two sentences for a person: what happened, and where what was recorded is now.</param>
/// <param name="inner">The cause, or null.</param>
[GenerateSerializer]
public sealed class LedgerException(string message, Exception? inner = null) : DatabaseException(message, inner);
