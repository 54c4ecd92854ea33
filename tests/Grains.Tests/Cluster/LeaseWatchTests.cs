using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Tests.Results;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Cluster;

public sealed class LeaseWatchTests : IAsyncDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(20);

    private readonly LedgerFixture _ledger = new();
    private readonly LeaseTerms _terms;
    private readonly LossLog _losses;
    private readonly LeaseWatch _watch;

    public LeaseWatchTests()
    {
        var directory = new ExperimentDirectory(_ledger.Ledger);
        directory.Activate(_ledger.Script.ExperimentId);
        (_terms, _losses) = (new(Term, _ledger.Time), new(_ledger.Time));
        _watch = new(_terms, new(_ledger.Ledger, directory, new(_ledger.Time), _losses), _ledger.Time, NullLogger<LeaseWatch>.Instance);
    }

    private LeaseKey Lease => _ledger.Script.Lease(0, 1);

    [Fact]
    public async Task LookAsync_LeaseThatNobodyRenews_IsTakenBackAfterItsTerm()
    {
        await StartTrialAsync();

        await LookForAsync(Term + TimeSpan.FromSeconds(1));
        Assert.Empty(Returned());
        await LookForAsync(TimeSpan.FromSeconds(1));

        var returned = Assert.Single(Returned());
        Assert.Equal((Lease, LeaseReturned.Lost, "no sign of its worker for 20 s"), (returned.Lease, returned.Outcome, returned.Reason));
        var loss = Assert.Single(_losses.List());
        Assert.Equal(("worker-1", 0), (loss.Id, Assert.Single(loss.Requeued).Trial));
    }

    [Fact]
    public async Task LookAsync_LeaseThatItsWorkerRenews_Stands()
    {
        await StartTrialAsync();

        for (var minute = 0; minute < 4; minute++)
        {
            await LookForAsync(TimeSpan.FromSeconds(15));
            _terms.Renew(Lease);
        }

        Assert.Empty(Returned());
    }

    [Fact]
    public async Task LookAsync_AfterThisProcessStoodStill_GivesEveryLeaseAFullTerm()
    {
        await StartTrialAsync();
        await LookForAsync(TimeSpan.FromSeconds(19));

        _ledger.Time.Advance(TimeSpan.FromMinutes(5));
        await _watch.LookAsync();
        await LookForAsync(TimeSpan.FromSeconds(19));
        Assert.Empty(Returned());

        await LookForAsync(TimeSpan.FromSeconds(2));
        Assert.Single(Returned());
    }

    [Fact]
    public async Task StartAsync_Service_LooksByItself()
    {
        await StartTrialAsync();
        await _watch.StartAsync(TestContext.Current.CancellationToken);
        // Its first look begins the lease's term; the terms know no other lease.
        while (!_terms.Knows(Lease))
        {
            _ledger.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await _watch.StopAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _watch.Dispose();
        await _ledger.DisposeAsync();
    }

    /// <summary>Trial 0 runs on worker-1 under lease 1.</summary>
    private Task StartTrialAsync() => _ledger.AppendAll(
    [
        new ExperimentCreated(_ledger.Script.ExperimentId, ExperimentSpecs.Grid(), new string('b', 64), "", 4),
        _ledger.Script.Trial(0),
        _ledger.Script.Granted(0, 1),
    ]);

    private async Task LookForAsync(TimeSpan duration)
    {
        for (var second = 0; second < duration.TotalSeconds; second++)
        {
            _ledger.Time.Advance(TimeSpan.FromSeconds(1));
            await _watch.LookAsync();
        }
    }

    private IEnumerable<LeaseReturned> Returned() =>
        _ledger.Ledger.Load(_ledger.Script.ExperimentId).Select(committed => committed.Event).OfType<LeaseReturned>();
}
