using Microsoft.Extensions.Time.Testing;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>A ledger on a new database, with a clock that moves by hand.</summary>
public sealed class LedgerFixture : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public LedgerFixture(SqliteLedgerOptions? options = null)
    {
        Owner = DatabaseOwner.Open(Folder.Database, new DatabaseOwnerInfo(Environment.ProcessId, null), Time);
        Ledger = Owner.OpenLedger(options);
    }

    public TemporaryFolder Folder { get; } = new();

    public FakeTimeProvider Time { get; } = new(Start);

    public DatabaseOwner Owner { get; }

    public SqliteLedger Ledger { get; private set; }

    public LedgerScript Script { get; } = new("k7-one");

    public Task<AppendResult> Append(params LedgerEvent[] events) => Ledger.AppendAsync(events);

    /// <summary>Appends each event by itself; all must be accepted.</summary>
    public async Task AppendAll(IEnumerable<LedgerEvent> events)
    {
        foreach (var one in events)
        {
            Assert.Equal(AppendResult.Accepted, await Append(one));
        }
    }

    /// <summary>An experiment with trial 0 Running under lease 1.</summary>
    public Task AppendRunningTrial() => AppendAll([Script.Created(), Script.Trial(0), Script.Granted(0, 1)]);

    /// <summary>Closes the ledger and opens it again.</summary>
    public async Task ReopenAsync()
    {
        await Ledger.DisposeAsync();
        Ledger = Owner.OpenLedger();
    }

    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync();
        Owner.Dispose();
        Folder.Dispose();
    }
}
