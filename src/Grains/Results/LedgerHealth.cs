namespace Orchestrator.Grains.Results;

/// <summary>Whether the ledger writes, holds appends in memory until it can, or never will again.</summary>
/// <param name="WaitingSince">Since when it waits, UTC, or null while it does not.</param>
/// <param name="Reason">
/// Why it waits, in words that end a sentence (<c>the disk is full</c>), or why it is broken, a whole sentence; null while it writes.
/// </param>
/// <param name="IsBroken">Whether it takes no more appends, whatever happens: its database is gone or damaged.</param>
public sealed record LedgerHealth(DateTimeOffset? WaitingSince, string? Reason, bool IsBroken = false)
{
    /// <summary>It writes.</summary>
    public static LedgerHealth Ok { get; } = new(null, null);

    /// <summary>Whether appends wait in memory.</summary>
    public bool IsWaiting => WaitingSince is not null;
}
