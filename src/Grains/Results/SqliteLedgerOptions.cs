namespace Orchestrator.Grains.Results;

/// <summary>How a <see cref="SqliteLedger"/> works.</summary>
public sealed record SqliteLedgerOptions
{
    /// <summary>How long closing waits for a disk that does not take the last appends. Default: 10 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The write-ahead log is emptied into the database when it is longer. Default: 256 MiB.</summary>
    public long WalLimitBytes { get; init; } = 256L << 20;

    /// <summary>
    /// Told when the ledger begins to wait, when the reason changes and when it writes again; on the writer's thread, so it
    /// must be quick and not throw. Default: nobody.
    /// </summary>
    public Action<LedgerHealth>? OnHealthChanged { get; init; }
}
