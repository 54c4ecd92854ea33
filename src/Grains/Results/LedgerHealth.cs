namespace Orchestrator.Grains.Results;

/// <summary>Whether the ledger writes, or holds appends in memory until it can.</summary>
/// <param name="WaitingSince">Since when it waits, UTC, or null while it writes.</param>
/// <param name="Reason">Why it waits, in words that end a sentence (<c>the disk is full</c>), or null while it writes.</param>
public sealed record LedgerHealth(DateTimeOffset? WaitingSince, string? Reason)
{
    /// <summary>It writes.</summary>
    public static LedgerHealth Ok { get; } = new(null, null);

    /// <summary>Whether appends wait in memory.</summary>
    public bool IsWaiting => WaitingSince is not null;
}
