using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>What every ledger does.</summary>
public abstract class LedgerContract
{
    protected LedgerScript Script { get; } = new("k7-one");

    protected abstract ILedger Ledger { get; }

    private Task<AppendResult> Append(params LedgerEvent[] events) => Ledger.AppendAsync(events);

    private async Task Accept(params LedgerEvent[] events)
    {
        foreach (var one in events)
        {
            Assert.Equal(AppendResult.Accepted, await Append(one));
        }
    }

    private Task StartTrial() => Accept(Script.Created(), Script.Trial(0), Script.Granted(0, 1));

    private async Task RefuseWithoutTrace(params LedgerEvent[] events)
    {
        var before = EventText.Of(Ledger.Load(Script.ExperimentId));
        Assert.Equal(AppendResult.Refused, await Append(events));
        Assert.Equal(before, EventText.Of(Ledger.Load(Script.ExperimentId)));
    }

    [Fact]
    public async Task Append_WholeStory_LoadsAsApplied()
    {
        var applied = new List<CommittedEvent>();
        Ledger.SetApplier(applied.Add);
        var story = Script.Story();

        await Accept([.. story]);

        Assert.Equal(story.Select(EventText.Of), applied.Select(one => EventText.Of(one.Event)));
        Assert.Equal(EventText.Of(applied), EventText.Of(Ledger.Load(Script.ExperimentId)));
    }

    [Fact]
    public async Task Read_WithoutMetrics_HasAllTheRest()
    {
        await Accept([.. Script.Story()]);
        var whole = Ledger.Load(Script.ExperimentId);

        var bare = Ledger.Read(Script.ExperimentId, withMetrics: false).ToList();

        Assert.Contains(whole, one => one.Event is EpochRecorded { Report.Metrics.Count: > 0 });
        Assert.Equal(whole.Select(Bare).Select(EventText.Of), bare.Select(one => EventText.Of(one.Event)));
        Assert.Equal(whole.Select(one => (one.Sequence, one.At)), bare.Select(one => (one.Sequence, one.At)));

        static LedgerEvent Bare(CommittedEvent one) => one.Event is EpochRecorded epoch
            ? epoch with { Report = epoch.Report with { Metrics = [], Seconds = double.NaN, ImagesPerSecond = double.NaN } }
            : one.Event;
    }

    [Fact]
    public async Task Append_Nothing_IsAccepted() => Assert.Equal(AppendResult.Accepted, await Append());

    [Fact]
    public async Task ExperimentCreated_IdTaken_Refused()
    {
        await Accept(Script.Created());
        await RefuseWithoutTrace(Script.Created());
    }

    [Fact]
    public async Task Append_UnknownExperiment_Refused()
    {
        Assert.Equal(AppendResult.Refused, await Append(Script.Trial(0)));
        Assert.Equal(AppendResult.Refused, await Append(new ReportRefused(Script.Lease(0, 1), "end")));
        Assert.Empty(Ledger.Load(Script.ExperimentId));
    }

    [Fact]
    public async Task StateChanged_StandsElsewhere_Refused()
    {
        await Accept(Script.Created(), Script.Moved(ExperimentState.Pending, ExperimentState.Running));
        await RefuseWithoutTrace(Script.Moved(ExperimentState.Pending, ExperimentState.Canceled));
    }

    [Fact]
    public async Task StateChanged_MoveNotInTable_Refused()
    {
        await Accept(Script.Created());
        await RefuseWithoutTrace(Script.Moved(ExperimentState.Pending, ExperimentState.Completed));
    }

    [Fact]
    public async Task TrialCreated_NumberTaken_Refused()
    {
        await Accept(Script.Created(), Script.Trial(0));
        await RefuseWithoutTrace(Script.Trial(0, model: "sparse"));
    }

    [Fact]
    public async Task TrialsTagged_OneIsNotThere_RefusedAsAWhole()
    {
        await Accept(Script.Created(), Script.Trial(0));
        await RefuseWithoutTrace(new TrialsTagged(Script.ExperimentId, [0, 1], ["keep"], [], CommandSource.Api));
    }

    [Fact]
    public async Task LeaseGranted_TrialNotPending_Refused()
    {
        await StartTrial();
        await RefuseWithoutTrace(Script.Granted(0, 2));
        await RefuseWithoutTrace(Script.Granted(1, 2));
    }

    [Fact]
    public async Task LeaseGranted_NumberNotNew_Refused()
    {
        await StartTrial();
        await Accept(Script.Trial(1), Script.Returned(0, 1));
        await RefuseWithoutTrace(Script.Granted(0, 1, 2));
        await RefuseWithoutTrace(Script.Granted(1, 1));
    }

    [Theory]
    [InlineData(ExperimentState.Paused)]
    [InlineData(ExperimentState.Stopped)]
    [InlineData(ExperimentState.Canceled)]
    public async Task LeaseGranted_ExperimentDoesNotRun_Refused(ExperimentState state)
    {
        await Accept(Script.Created(), Script.Trial(0), Script.Moved(ExperimentState.Pending, state));
        await RefuseWithoutTrace(Script.Granted(0, 1));
    }

    [Fact]
    public async Task StateChanged_ToCanceled_EndsEveryOpenTrialAndRefusesItsLease()
    {
        await StartTrial();
        await Accept(Script.Trial(1), Script.Moved(ExperimentState.Pending, ExperimentState.Canceled));
        await RefuseWithoutTrace(Script.Epoch(0, 1, 1, 0.5));
        await RefuseWithoutTrace(Script.Ended(0, 1, TrialState.Completed, 0.5));
        await RefuseWithoutTrace(Script.Granted(1, 2));
    }

    [Fact]
    public async Task SearchDecided_PositionNotTheNext_Refused()
    {
        await StartTrial();
        await RefuseWithoutTrace(Script.Decided(1, DecisionKind.Start, 0, 2));
        await Accept(Script.Decided(0, DecisionKind.Start, 0, 2));
        await RefuseWithoutTrace(Script.Decided(0, DecisionKind.Start, 0, 2));
    }

    [Fact]
    public async Task LeaseReturned_AtItsRung_WaitsForTheSearch()
    {
        await Accept(Script.Created(), Script.Trial(0), Script.Decided(0, DecisionKind.Start, 0, 1), Script.Granted(0, 1));
        await Accept(Script.Epoch(0, 1, 1, 0.5), Script.Returned(0, 1, LeaseReturned.Released));
        await RefuseWithoutTrace(Script.Granted(0, 2));

        await Accept(Script.Decided(1, DecisionKind.Continue, 0, 2), Script.Granted(0, 2));
    }

    [Fact]
    public async Task LeaseReturned_ContinuedMeanwhile_CanBeLeasedAgain()
    {
        await Accept(Script.Created(), Script.Trial(0), Script.Decided(0, DecisionKind.Start, 0, 1), Script.Granted(0, 1));
        await Accept(Script.Epoch(0, 1, 1, 0.5), Script.Decided(1, DecisionKind.Continue, 0));

        await Accept(Script.Returned(0, 1, LeaseReturned.Released), Script.Granted(0, 2));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SearchDecided_Prune_EndsTheTrialOnceItsLeaseIsBack(bool isBackBefore)
    {
        await Accept(Script.Created(), Script.Trial(0), Script.Decided(0, DecisionKind.Start, 0, 1), Script.Granted(0, 1), Script.Epoch(0, 1, 1, 0.5));
        LedgerEvent[] ends = [Script.Returned(0, 1, LeaseReturned.Released), Script.Decided(1, DecisionKind.Prune, 0)];

        await Accept(isBackBefore ? ends : [.. ends.Reverse()]);

        await RefuseWithoutTrace(Script.Granted(0, 2));
        await Accept(Script.Decided(2, DecisionKind.Continue, 0), Script.Granted(0, 2));
    }

    [Fact]
    public async Task TrialsReopened_FailedTrial_CanBeLeasedAgain()
    {
        await StartTrial();
        await Accept(Script.Ended(0, 1, TrialState.Failed), Script.Reopened(0), Script.Granted(0, 2, 2));
    }

    [Fact]
    public async Task TrialsReopened_OneStandsElsewhere_RefusedForAll()
    {
        await StartTrial();
        await Accept(Script.Ended(0, 1, TrialState.Failed), Script.Trial(1));
        await RefuseWithoutTrace(Script.Reopened(0, 1));
        await RefuseWithoutTrace(Script.Reopened(1));
    }

    [Fact]
    public async Task AttemptFailed_NewestLease_TrialCanBeLeasedAgainUnderAHigherNumberAlone()
    {
        await StartTrial();
        await Accept(Script.Failed(0, 1));
        await RefuseWithoutTrace(Script.Failed(0, 1));
        await RefuseWithoutTrace(Script.Granted(0, 1, 2));
        await Accept(Script.Granted(0, 2, 2));
    }

    [Fact]
    public async Task ExperimentDeleted_NotEnded_Refused()
    {
        await StartTrial();
        await RefuseWithoutTrace(Script.Deleted());
    }

    [Fact]
    public async Task ExperimentDeleted_Ended_IsToldToTheApplierAndLeavesNothing()
    {
        await Accept(Script.Created(), Script.Trial(0), Script.Moved(ExperimentState.Pending, ExperimentState.Canceled));
        var applied = new List<CommittedEvent>();
        Ledger.SetApplier(applied.Add);

        await Accept(Script.Deleted());

        Assert.Equal(Script.Deleted(), Assert.Single(applied).Event);
        Assert.Empty(Ledger.Load(Script.ExperimentId));
        Assert.Equal(AppendResult.Refused, await Append(Script.Trial(1)));
        await Accept(Script.Created());
    }

    [Theory]
    [InlineData(0, 2, 1)]
    [InlineData(0, 1, 2)]
    [InlineData(1, 1, 1)]
    public async Task LeasedEvents_NotTheNewestLease_Refused(int trial, long lease, int attempt)
    {
        await StartTrial();
        await RefuseWithoutTrace(Script.Epoch(trial, lease, 1, 0.5, attempt));
        await RefuseWithoutTrace(Script.Ended(trial, lease, TrialState.Completed, 0.5, attempt));
        await RefuseWithoutTrace(Script.Returned(trial, lease, LeaseReturned.Lost, attempt));
    }

    [Fact]
    public async Task LeasedEvents_OlderLease_RefusedWhileTheNewerIsAccepted()
    {
        await StartTrial();
        await Accept(Script.Returned(0, 1), Script.Granted(0, 2, 2));
        await RefuseWithoutTrace(Script.Epoch(0, 1, 1, 0.5));
        await Accept(Script.Epoch(0, 2, 1, 0.5, 2));
    }

    [Fact]
    public async Task LeasedEvents_TrialEnded_Refused()
    {
        await StartTrial();
        await Accept(Script.Ended(0, 1, TrialState.Completed, 0.5));
        await RefuseWithoutTrace(Script.Epoch(0, 1, 1, 0.5));
        await RefuseWithoutTrace(Script.Ended(0, 1, TrialState.Failed));
        await RefuseWithoutTrace(Script.Returned(0, 1));
    }

    [Theory]
    [InlineData(TrialState.Pending)]
    [InlineData(TrialState.Running)]
    [InlineData(TrialState.Paused)]
    public async Task TrialEnded_NotAnEnd_Refused(TrialState state)
    {
        await StartTrial();
        await RefuseWithoutTrace(Script.Ended(0, 1, state));
    }

    [Fact]
    public async Task ReportRefused_AnyLease_Accepted()
    {
        await StartTrial();
        await Accept(new ReportRefused(Script.Lease(0, 99, 7), "epoch 3"));
    }

    [Fact]
    public async Task Append_OneOfSeveralRefused_NoneIsWritten()
    {
        await StartTrial();
        await RefuseWithoutTrace(Script.Trial(1), Script.Epoch(0, 1, 1, 0.5), Script.Trial(1));
        await Accept(Script.Trial(1));
    }

    [Fact]
    public async Task EpochRecorded_SameBitsAgain_AlreadyRecorded()
    {
        await StartTrial();
        await Accept(Script.Epoch(0, 1, 1, double.NaN), Script.Returned(0, 1), Script.Granted(0, 2, 2));
        var before = Ledger.Load(Script.ExperimentId).Count;

        Assert.Equal(AppendResult.AlreadyRecorded, await Append(Script.Epoch(0, 2, 1, double.NaN, 2)));
        Assert.Equal(before, Ledger.Load(Script.ExperimentId).Count);
    }

    [Theory]
    [InlineData(0.5, 0.5000000000000001)]
    [InlineData(0.0, -0.0)]
    [InlineData(double.NaN, 0.5)]
    public async Task EpochRecorded_OtherBitsAgain_FirstStandsAndNondeterminismIsWritten(double first, double second)
    {
        await StartTrial();
        await Accept(Script.Epoch(0, 1, 1, first), Script.Returned(0, 1), Script.Granted(0, 2, 2));
        var applied = new List<CommittedEvent>();
        Ledger.SetApplier(applied.Add);

        Assert.Equal(AppendResult.AlreadyRecorded, await Append(Script.Epoch(0, 2, 1, second, 2), Script.Trial(1)));

        var expected = new Nondeterminism(Script.Lease(0, 2, 2), 1, "mse", first, second);
        Assert.Equal(expected, Assert.Single(applied).Event);
        Assert.Equal(EventText.Of(expected), EventText.Of(Ledger.Load(Script.ExperimentId)[^1].Event));
        Assert.Equal(first, Ledger.Load(Script.ExperimentId).Select(one => one.Event).OfType<EpochRecorded>().Single().Objective);
        await Accept(Script.Trial(1));
    }

    [Fact]
    public async Task EpochRecorded_MetricMissingAgain_NondeterminismNamesIt()
    {
        await StartTrial();
        await Accept(Script.Epoch(0, 1, 1, 0.5));

        await Append(LedgerScript.Reported(Script.Lease(0, 1), 1, 0.5, [new MetricValue("mse", 0.5)]));

        var written = Assert.IsType<Nondeterminism>(Ledger.Load(Script.ExperimentId)[^1].Event);
        Assert.Equal("hoyer", written.Metric);
        Assert.Equal(double.NaN, written.Reported);
    }

    [Fact]
    public async Task Append_ManyAtOnce_AppliedInOrderOfTheCalls()
    {
        await Accept(Script.Created());
        var numbers = new List<int?>();
        Ledger.SetApplier(one => numbers.Add(one.Event.TrialNumber));

        await Task.WhenAll(Enumerable.Range(0, 300).Select(number => Append(Script.Trial(number))));

        Assert.Equal(Enumerable.Range(0, 300).Select(number => (int?)number), numbers);
    }

    [Fact]
    public async Task Append_Answered_ApplierHasSeenIt()
    {
        await Accept(Script.Created());
        var seen = 0;
        Ledger.SetApplier(_ => seen++);
        for (var number = 0; number < 20; number++)
        {
            await Append(Script.Trial(number));
            Assert.Equal(number + 1, seen);
        }
    }

    [Fact]
    public void SetApplier_Twice_Throws()
    {
        Ledger.SetApplier(_ => { });
        Assert.Throws<InvalidOperationException>(() => Ledger.SetApplier(_ => { }));
    }

    [Fact]
    public async Task ListUnfinished_SomeEnded_OldestFirst()
    {
        await Accept(new LedgerScript("z").Created(), Script.Created(), new LedgerScript("a").Created());
        await Accept(Script.Moved(ExperimentState.Pending, ExperimentState.Canceled));
        Assert.Equal(["z", "a"], Ledger.ListUnfinished());
    }

    [Fact]
    public async Task Append_Malformed_Throws()
    {
        await StartTrial();
        foreach (var one in Malformed())
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Append(one));
        }
    }

    [Fact]
    public async Task Append_Closed_Throws()
    {
        await Ledger.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => Append(Script.Created()));
    }

    private IEnumerable<LedgerEvent> Malformed()
    {
        var png = TestPng.Grey(28, 28, 7);
        yield return Script.Epoch(0, 1, 0, 0.5);
        yield return LedgerScript.Reported(Script.Lease(0, 1), 1, 0.5, [new MetricValue("mse", 1), new MetricValue("mse", 2)]);
        yield return Script.Returned(0, 1, "gone");
        yield return new Nondeterminism(Script.Lease(0, 1), 1, "mse", 1, 2);
        yield return WithSample("not a png"u8.ToArray());
        yield return WithSample([]);
        yield return WithSample(png[..^1]);
        yield return WithSample([.. png, 0]);
        yield return WithSample(TestPng.Grey(0, 28, 7));
        yield return WithSample([.. png[..8], .. png[33..]]);
    }

    private EpochRecorded WithSample(byte[] png) => Script.Epoch(0, 1, 1, 0.5, samples: new SampleImage("generation", png));
}
