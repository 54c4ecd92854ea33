using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Reading;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>Somebody removes, replaces or damages the files of a database that is being written.</summary>
public sealed class LedgerFilesTests : IAsyncLifetime
{
    private static readonly LedgerScript Script = new("k7-one");
    private readonly TemporaryFolder _folder = new();
    private readonly List<LedgerHealth> _told = [];
    private readonly DatabaseOwner _owner;
    private readonly SqliteLedger _ledger;

    public LedgerFilesTests()
    {
        _owner = DatabaseOwner.Open(_folder.Database, new DatabaseOwnerInfo(1, null), TimeProvider.System);
        _ledger = _owner.OpenLedger(new() { OnHealthChanged = _told.Add });
    }

    public async ValueTask InitializeAsync() => await _ledger.AppendAsync([Script.Created()]);

    public ValueTask DisposeAsync()
    {
        _owner.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Append_DatabaseRemoved_SavesAllInACopyAndBreaks()
    {
        File.Delete(_owner.Path);

        await _ledger.AppendAsync([Script.Trial(0)]);

        var error = await Assert.ThrowsAsync<LedgerException>(() => _ledger.AppendAsync([Script.Trial(1)]));
        Assert.Contains("was removed, moved or replaced", error.Message);
        Assert.Equal([0], LoadTrials(_folder.File("orchestrator.rescued-1.db")));
        Assert.True(Assert.Single(_told).IsBroken);
        await Assert.ThrowsAsync<LedgerException>(async () => await _ledger.DisposeAsync());
    }

    [Fact]
    public async Task Append_DatabaseReplaced_LeavesTheOtherAloneAndSavesAllInACopy()
    {
        File.Move(_owner.Path, _folder.File("moved.db"));
        await File.WriteAllTextAsync(_owner.Path, "another file", TestContext.Current.CancellationToken);

        await _ledger.AppendAsync([Script.Trial(0)]);

        Assert.True(_ledger.Health.IsBroken);
        Assert.Equal([0], LoadTrials(_folder.File("orchestrator.rescued-1.db")));
        Assert.Equal("another file", await File.ReadAllTextAsync(_owner.Path, TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<LedgerException>(async () => await _ledger.DisposeAsync());
    }

    [Fact]
    public async Task Append_LogRemoved_MovesItsContentIntoTheDatabase()
    {
        File.Delete(_owner.Path + "-wal");

        await _ledger.AppendAsync([Script.Trial(0)]);

        Assert.Contains("run again to go on", _ledger.Health.Reason);
        await Assert.ThrowsAsync<LedgerException>(async () => await _ledger.DisposeAsync());
        Assert.Equal([0], LoadTrials(_owner.Path));
    }

    [Fact]
    public async Task Dispose_DatabaseRemovedAfterTheLastAppend_SavesItAndSaysSo()
    {
        File.Delete(_owner.Path);

        var error = await Assert.ThrowsAsync<LedgerException>(async () => await _ledger.DisposeAsync());

        Assert.Contains("orchestrator.rescued-1.db", error.Message);
        Assert.Empty(LoadTrials(_folder.File("orchestrator.rescued-1.db")));
    }

    [Fact]
    public async Task Append_TableGone_FailsWithoutARetry()
    {
        using (var other = Connections.OpenUnchecked(_owner.Path)) { other.Execute("DROP TABLE attempts"); }

        await _ledger.AppendAsync([Script.Trial(0)]);
        var error = await Assert.ThrowsAsync<LedgerException>(() => _ledger.AppendAsync([Script.Granted(0, 1)]));

        Assert.Contains("no such table", error.Message);
        await _ledger.DisposeAsync();
    }

    [Fact]
    public async Task Append_DatabaseOverwritten_BreaksAndSaysThatItIsDamaged()
    {
        var zeros = _folder.File("zeros");
        await File.WriteAllBytesAsync(zeros, new byte[1 << 20], TestContext.Current.CancellationToken);
        TemporaryFolder.Copy(zeros, _owner.Path);

        await Assert.ThrowsAsync<LedgerException>(() => AppendUntilRefused());

        Assert.True(_ledger.Health.IsBroken);
        await Assert.ThrowsAsync<LedgerException>(async () => await _ledger.DisposeAsync());
    }

    // What SQLite still has in memory, it goes on with.
    private async Task AppendUntilRefused()
    {
        for (var trial = 0; ; trial++) { await _ledger.AppendAsync([Script.Trial(trial)]); }
    }

    private static List<int> LoadTrials(string database) =>
        [.. LedgerLoader.Load(database, Script.ExperimentId).Select(one => one.Event.TrialNumber).OfType<int>().Distinct()];
}
