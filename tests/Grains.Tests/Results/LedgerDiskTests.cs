using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>A disk that is full for a while or for good, and a database that another program holds.</summary>
public sealed class LedgerDiskTests
{
    private const int Trials = 500;
    private static readonly LedgerScript Script = new("k7-one");

    [Fact]
    public async Task Append_DatabaseFull_WaitsUntilThereIsRoomAndKeepsTheOrder()
    {
        var told = new List<LedgerHealth>();
        var time = new FakeTimeProvider();
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var run = new DiskRun(time, health =>
        {
            told.Add(health);
            isFull.TrySetResult();
        });
        var waiting = await run.AppendUntilFull(isFull.Task);

        Assert.All(waiting, append => Assert.False(append.IsCompleted));
        Assert.Equal("the disk is full", run.Ledger.Health.Reason);
        run.MakeRoom();
        await Advance(time, Task.WhenAll(waiting));

        Assert.Equal(["the disk is full", null], told.Select(health => health.Reason));
        Assert.Equal(LedgerHealth.Ok, run.Ledger.Health);
        Assert.Equal(Enumerable.Range(0, Trials), run.LoadTrials());
    }

    [Fact]
    public async Task Dispose_DatabaseFullForGood_SaysHowMuchIsLost()
    {
        var time = new FakeTimeProvider();
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var run = new DiskRun(time, _ => isFull.TrySetResult());
        var waiting = await run.AppendUntilFull(isFull.Task);

        var closing = run.Ledger.DisposeAsync().AsTask();
        await Advance(time, Task.WhenAny(closing));

        var error = await Assert.ThrowsAsync<LedgerException>(() => closing);
        Assert.Contains($"{Trials} appends not written: the disk is full", error.Message);
        Assert.All(waiting, append => Assert.IsType<LedgerException>(append.Exception?.InnerException));
        Assert.Empty(run.LoadTrials());
        run.CloseFiles();
    }

    [Fact]
    public async Task Dispose_LaterAppendWouldFit_WritesNothingAfterWhatItGaveUp()
    {
        var time = new FakeTimeProvider();
        var isFull = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var told = new List<LedgerHealth>();
        var run = new DiskRun(time, health =>
        {
            told.Add(health);
            isFull.TrySetResult();
        });
        await run.AppendUntilFull(isFull.Task, trials: 1);
        var small = run.Ledger.AppendAsync([Script.Trial(1)]);

        var closing = run.Ledger.DisposeAsync().AsTask();
        await Advance(time, Task.WhenAny(closing));

        var error = await Assert.ThrowsAsync<LedgerException>(() => closing);
        Assert.Contains("2 appends not written: the disk is full", error.Message);
        await Assert.ThrowsAsync<LedgerException>(() => small);
        Assert.Equal(["the disk is full"], told.Select(health => health.Reason));
        Assert.Empty(run.LoadTrials());
        run.CloseFiles();
    }

    [Fact]
    public async Task Append_AnotherProgramHoldsALock_WaitsForIt()
    {
        var isLocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var run = new DiskRun(TimeProvider.System, _ => isLocked.TrySetResult());
        using var other = Connections.OpenUnchecked(run.Path);
        other.Execute("BEGIN IMMEDIATE");

        var append = run.Ledger.AppendAsync([Script.Created()]);
        await isLocked.Task;
        Assert.False(append.IsCompleted);
        Assert.Equal("another program holds a lock on the database", run.Ledger.Health.Reason);
        other.Execute("ROLLBACK");

        Assert.Equal(AppendResult.Accepted, await append);
    }

    // Moves the clock until the task has ended: the writer waits on that clock.
    private static async Task Advance(FakeTimeProvider time, Task end)
    {
        while (!end.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        await end;
    }

    /// <summary>A ledger whose database may not grow after its first event.</summary>
    private sealed class DiskRun : IAsyncDisposable
    {
        private const int PlentyOfPages = 1_000_000;

        private readonly TemporaryFolder _folder = new();
        private readonly DatabaseOwner _owner;

        public DiskRun(TimeProvider time, Action<LedgerHealth> onHealth)
        {
            _owner = DatabaseOwner.Open(_folder.Database, new DatabaseOwnerInfo(1, null), time);
            Ledger = _owner.OpenLedger(new SqliteLedgerOptions { OnHealthChanged = onHealth });
        }

        public string Path => _owner.Path;

        public SqliteLedger Ledger { get; }

        public async Task<List<Task<AppendResult>>> AppendUntilFull(Task isFull, int trials = Trials)
        {
            // On the writer's thread: SQLite takes 1 for as many pages as there are.
            Ledger.SetApplier(one => LimitPages(one.Event.TrialNumber is null ? 1 : PlentyOfPages));
            await Ledger.AppendAsync([Script.Created()]);
            var waiting = Enumerable.Range(0, trials).Select(number => Ledger.AppendAsync([LargeTrial(number)])).ToList();
            await isFull;
            return waiting;
        }

        // The writer waits on a clock that stands, so its connection is free.
        public void MakeRoom() => LimitPages(PlentyOfPages);

        public IEnumerable<int> LoadTrials() =>
            Ledger.Load(Script.ExperimentId).Select(one => one.Event.TrialNumber).OfType<int>();

        public void CloseFiles()
        {
            _owner.Dispose();
            _folder.Dispose();
        }

        public async ValueTask DisposeAsync()
        {
            await Ledger.DisposeAsync();
            CloseFiles();
        }

        private void LimitPages(int pages) => Ledger.Connection.Scalar($"PRAGMA max_page_count = {pages}");

        // Larger than a page, so that no trial fits into the room that is left in the pages that exist.
        private static TrialCreated LargeTrial(int number)
        {
            var created = Script.Trial(number);
            var note = new ParameterAssignment("note", ParameterValue.Of(new string('x', 10_000)));
            return created with { Trial = created.Trial with { Parameters = [note] } };
        }
    }
}
