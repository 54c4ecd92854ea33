using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results;

public sealed class SqliteLedgerTests : LedgerContract, IAsyncDisposable
{
    private readonly LedgerFixture _fixture = new();

    protected override ILedger Ledger => _fixture.Ledger;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Applier_Called_EventIsDurableAlready()
    {
        var found = new List<long>();
        _fixture.Ledger.SetApplier(committed =>
        {
            using var other = Connections.Open(Connections.ReadOnly(_fixture.Folder.Database));
            found.Add((long)other.Scalar("SELECT max(sequence) FROM events")!);
            Assert.True(found[^1] >= committed.Sequence);
        });

        await _fixture.AppendAll(Script.Story());

        Assert.Equal(Script.Story().Count, found.Count);
    }

    [Fact]
    public async Task Append_TwoThousandAtOnce_ShareCommits()
    {
        await _fixture.Append(Script.Created());

        await Task.WhenAll(Enumerable.Range(0, 2_000).Select(number => _fixture.Append(Script.Trial(number))));

        Assert.Equal(2_001, _fixture.Ledger.Load(Script.ExperimentId).Count);
        Assert.InRange(_fixture.Ledger.Commits, 1, 500);
    }

    [Fact]
    public async Task ExperimentDeleted_OthersAppend_ItsRowsAreRemovedMeanwhile()
    {
        await _fixture.AppendAll([.. Script.Story(), Script.Deleted()]);

        await AppendUntilRemoved();
    }

    [Fact]
    public async Task Open_ExperimentDeletedWithRowsLeft_RemovesThem()
    {
        await _fixture.AppendAll(Script.Story());
        await _fixture.Ledger.DisposeAsync();
        using (var database = Connections.OpenWriter(_fixture.Folder.Database)) { database.Execute("UPDATE experiments SET is_deleted = 1"); }

        await _fixture.ReopenAsync();

        await AppendUntilRemoved();
    }

    // Each append is followed by a step at least.
    private async Task AppendUntilRemoved()
    {
        var other = new LedgerScript("other");
        await _fixture.Append(other.Created());
        for (var trial = 0; trial < 8; trial++) { await _fixture.Append(other.Trial(trial)); }

        using var database = Connections.Open(Connections.ReadOnly(_fixture.Folder.Database));
        Assert.Equal("other", database.Scalar("SELECT group_concat(id) FROM experiments"));
        Assert.Equal(8L, database.Scalar("SELECT count(*) FROM trials"));
        Assert.Equal(9L, database.Scalar("SELECT count(*) FROM events"));
    }

    [Fact]
    public async Task ReadPace_AppendThatTookItsTime_HasItOfWhoWaited()
    {
        Assert.Null(_fixture.Ledger.ReadPace());
        _fixture.Ledger.SetApplier(_ => _fixture.Time.Advance(TimeSpan.FromMilliseconds(40)));

        await _fixture.Append(Script.Created());

        Assert.Equal(new(1, 40, 40), _fixture.Ledger.ReadPace());
    }

    [Fact]
    public async Task Append_ApplierThrows_CallerIsToldAndTheNextGoesOn()
    {
        _fixture.Ledger.SetApplier(one => _ = one.Event.TrialNumber == 0 ? throw new InvalidOperationException("bad") : 0);
        await _fixture.Append(Script.Created());

        await Assert.ThrowsAsync<InvalidOperationException>(() => _fixture.Append(Script.Trial(0)));

        Assert.Equal(AppendResult.Accepted, await _fixture.Append(Script.Trial(1)));
        Assert.Equal(3, _fixture.Ledger.Load(Script.ExperimentId).Count);
    }

    [Fact]
    public async Task Append_SqlFaultInOne_OthersOfTheBatchAreWritten()
    {
        await _fixture.Append(Script.Created());
        var broken = Script.Trial(0) with { Trial = Script.Trial(0).Trial with { Family = null! } };

        var results = new[]
        {
            _fixture.Append(Script.Trial(1)), _fixture.Append(Script.Trial(3), broken), _fixture.Append(Script.Trial(2)),
        };

        await Assert.ThrowsAsync<AppendException>(() => results[1]);
        Assert.Equal(AppendResult.Accepted, await results[0]);
        Assert.Equal(AppendResult.Accepted, await results[2]);
        Assert.Equal([1, 2], _fixture.Ledger.Load(Script.ExperimentId).Select(one => one.Event.TrialNumber).OfType<int>());
    }

    [Fact]
    public async Task Dispose_AppendsWaiting_AllAreWritten()
    {
        await _fixture.Append(Script.Created());
        var waiting = Enumerable.Range(0, 100).Select(number => _fixture.Append(Script.Trial(number))).ToList();

        await _fixture.Ledger.DisposeAsync();

        Assert.All(await Task.WhenAll(waiting), result => Assert.Equal(AppendResult.Accepted, result));
        Assert.Equal(101, _fixture.Ledger.Load(Script.ExperimentId).Count);
    }

    [Fact]
    public async Task Dispose_LogWasInUse_DatabaseFileStandsAlone()
    {
        await _fixture.AppendAll(Script.Story());
        var copy = _fixture.Folder.File("copy.db");

        await _fixture.Ledger.DisposeAsync();

        TemporaryFolder.Copy(_fixture.Folder.Database, copy);
        using var reader = ExperimentReader.Open(copy);
        Assert.NotNull(await reader.FindExperimentAsync(Script.ExperimentId, TestContext.Current.CancellationToken));
        Assert.Equal(0, new FileInfo(_fixture.Folder.Database + "-wal") is { Exists: true, Length: var length } ? length : 0);
    }

    [Fact]
    public async Task Append_LogOverItsLimit_LogIsTruncated()
    {
        await using var small = new LedgerFixture(new SqliteLedgerOptions { WalLimitBytes = 0 });
        await small.AppendAll(Script.Story());
        // Done after the answer, so that nobody waits for it; and before the next one.
        while (new FileInfo(small.Folder.Database + "-wal").Length > 0)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task EnvironmentsOfLeases_Same_StoredOnce()
    {
        await _fixture.AppendAll(Script.Story());
        using var connection = Connections.Open(Connections.ReadOnly(_fixture.Folder.Database));
        Assert.Equal(1L, connection.Scalar("SELECT count(*) FROM environments"));
    }

    [Fact]
    public async Task MetricsOfEpochs_Recorded_NotRepeatedInEvents()
    {
        await _fixture.AppendAll(Script.Story());
        using var connection = Connections.Open(Connections.ReadOnly(_fixture.Folder.Database));
        Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM events WHERE kind = 'EpochRecorded' AND data LIKE '%hoyer%'"));
    }

    [Fact]
    public async Task RunTime_AcrossOwners_CountsOnlyWhileAnOwnerRanIt()
    {
        var second = TimeSpan.FromSeconds(1);
        await _fixture.Append(Script.Created());
        _fixture.Time.Advance(100 * second);
        await _fixture.Append(Script.Moved(ExperimentState.Pending, ExperimentState.Running));
        _fixture.Time.Advance(5 * second);
        await _fixture.Append(Script.Trial(0));
        await _fixture.Ledger.DisposeAsync();
        _fixture.Owner.Dispose();
        _fixture.Time.Advance(1_000 * second);

        using var owner = DatabaseOwner.Open(_fixture.Folder.Database, new DatabaseOwnerInfo(1, null), _fixture.Time);
        await using var ledger = owner.OpenLedger();
        _fixture.Time.Advance(2 * second);
        await ledger.AppendAsync([Script.Moved(ExperimentState.Running, ExperimentState.Paused)]);
        _fixture.Time.Advance(50 * second);
        await ledger.AppendAsync([Script.Moved(ExperimentState.Paused, ExperimentState.Running)]);

        using var reader = owner.OpenReader();
        var found = await reader.FindExperimentAsync(Script.ExperimentId, TestContext.Current.CancellationToken);
        Assert.Equal(7.0, found!.Summary.Seconds);
    }
}
