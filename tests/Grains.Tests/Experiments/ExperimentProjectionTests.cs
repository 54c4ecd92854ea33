using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Retries;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Experiments;

public class ExperimentProjectionTests
{
    private const string Id = "abc";
    private static readonly SlotRequest Slot = new("worker", 0, "{}");
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly List<CommittedEvent> _ledger = [];
    private readonly ExperimentProjection _experiment;

    public ExperimentProjectionTests()
    {
        var created = new ExperimentCreated(Id, ExperimentSpecs.Grid(), "hash", "", 4);
        _ledger.Add(new(1, Start, created));
        _experiment = new(created, _ledger[0]);
    }

    [Fact]
    public void Reserve_BeforeTheFirstTrial_OffersTrialZeroAndTheMoveToRunning()
    {
        var reservation = _experiment.Reserve()!;

        Assert.Equal((0, 1, 1L, true), (reservation.Trial.Number, reservation.Attempt, reservation.LeaseNumber, reservation.IsNew));
        Assert.Collection(reservation.ToEvents(Id, Slot),
            first => Assert.IsType<ExperimentStateChanged>(first),
            second => Assert.IsType<TrialCreated>(second),
            third => Assert.IsType<LeaseGranted>(third));
    }

    [Fact]
    public void Reserve_WhileOthersAreReserved_NeverOffersATrialTwice()
    {
        var numbers = Enumerable.Range(0, 5).Select(_ => _experiment.Reserve()?.Trial.Number).ToList();

        Assert.Equal([0, 1, 2, 3, null], numbers);
    }

    [Fact]
    public void Reserve_GrantWrittenAndItsReservationNotEndedYet_CountsItOnceAgainstMaxSlots()
    {
        var created = new ExperimentCreated(Id, ExperimentSpecs.Grid() with { MaxSlots = 2 }, "hash", "", 4);
        var experiment = new ExperimentProjection(created, new(1, Start, created));
        var first = experiment.Reserve()!;
        foreach (var (one, index) in first.ToEvents(Id, Slot).Select((one, index) => (one, index))) { experiment.Apply(new(2 + index, Start, one)); }

        Assert.NotNull(experiment.Reserve());
        Assert.Null(experiment.Reserve());
    }

    [Fact]
    public void Unreserve_OfARefusedGrant_OffersTheTrialAgain()
    {
        var refused = _experiment.Reserve()!;
        _experiment.Unreserve(refused);

        Assert.Equal(refused.Trial.Number, _experiment.Reserve()!.Trial.Number);
    }

    [Fact]
    public async Task HoldAsync_WhileATrialIsSetAside_WaitsForItAndHandsNothingOut()
    {
        var reservation = _experiment.Reserve()!;

        var holding = _experiment.HoldAsync();
        Assert.False(holding.IsCompleted);
        Assert.Null(_experiment.Reserve());
        _experiment.Unreserve(reservation);
        var held = await holding;
        Assert.Null(_experiment.Reserve());
        held.Dispose();

        Assert.Equal(0, _experiment.Reserve()!.Trial.Number);
    }

    [Fact]
    public async Task IsPlanDone_WhileThePlanChanges_IsFalse()
    {
        for (var trial = 0; trial < 4; trial++) { Apply(new TrialEnded(new(Grant(), TrialState.Completed), 0.5)); }

        using (await _experiment.HoldAsync()) { Assert.False(_experiment.IsPlanDone); }

        Assert.True(_experiment.IsPlanDone);
    }

    [Fact]
    public async Task TakeDue_WhileThePlanChanges_IsNothing()
    {
        var created = new ExperimentCreated(Id, ExperimentSpecs.Grid() with { Pruner = new() { Name = "asha" } }, "hash", "", 4);
        var searched = new ExperimentProjection(created, new(1, Start, created));
        Assert.NotEmpty(searched.TakeDue(1));

        var holding = searched.HoldAsync();
        Assert.False(holding.IsCompleted);
        searched.ReturnDue();
        using (await holding) { Assert.Empty(searched.TakeDue(1)); }

        Assert.NotEmpty(searched.TakeDue(1));
    }

    [Fact]
    public void IsPlanDone_GrantOfTheLastTrialOnItsWayWhileAllOthersHaveEnded_IsFalse()
    {
        for (var trial = 0; trial < 3; trial++) { Apply(new TrialEnded(new(Grant(), TrialState.Completed), 0.5)); }

        var last = _experiment.Reserve()!;
        Assert.False(_experiment.IsPlanDone);

        foreach (var one in last.ToEvents(Id, Slot)) { Apply(one); }

        _experiment.Unreserve(last);
        Apply(new TrialEnded(new(last.KeyIn(Id), TrialState.Completed), 0.5));
        Assert.True(_experiment.IsPlanDone);
    }

    [Fact]
    public void Reserve_AfterALostLease_OffersTheNextAttemptWithAHigherNumber()
    {
        var lease = Grant();
        Apply(new LeaseReturned(lease, LeaseReturned.Lost, "gone"));

        var again = _experiment.Reserve()!;

        Assert.Equal((0, 2), (again.Trial.Number, again.Attempt));
        Assert.True(again.LeaseNumber > lease.Number);
        Assert.False(again.IsNew);
    }

    [Fact]
    public void Reserve_AfterALeaseGivenBack_OffersTheSameAttempt()
    {
        Apply(new LeaseReturned(Grant(), LeaseReturned.Released, "stop"));

        Assert.Equal(1, _experiment.Reserve()!.Attempt);
    }

    [Fact]
    public void FindHeld_BySlotThatHoldsALease_GivesThatLease()
    {
        var lease = Grant();

        Assert.Equal(lease, _experiment.FindHeld(Slot)!.Key);
        Assert.Null(_experiment.FindHeld(Slot with { Slot = 1 }));
    }

    [Fact]
    public void Apply_TheSameEventTwice_CountsOnce()
    {
        Grant();
        foreach (var committed in _ledger) { _experiment.Apply(committed); }

        Assert.Equal(1, _experiment.Summarize(Start).Trials.Running);
    }

    [Fact]
    public void IsPlanDone_OnceEveryTrialHasEnded_IsTrue()
    {
        for (var trial = 0; trial < 4; trial++)
        {
            Assert.False(_experiment.IsPlanDone);
            End(Grant(), TrialState.Completed, 0.5);
        }

        Assert.True(_experiment.IsPlanDone);
        Assert.Null(_experiment.Reserve());
    }

    [Fact]
    public void Summarize_AfterEnds_HasTheBestOfTheFamilyWithTiesToTheLowerNumber()
    {
        var (first, second, third) = (Grant(), Grant(slot: 1), Grant(slot: 2));
        End(third, TrialState.Completed, 0.25);
        End(second, TrialState.Completed, 0.25);
        End(first, TrialState.Completed, double.NaN);

        var best = Assert.Single(_experiment.Summarize(Start).Best);
        Assert.Equal((1, 0.25), (best.Trial, best.Value));
    }

    [Fact]
    public void Summarize_OnlyValueIsNaN_HasNoBest()
    {
        End(Grant(), TrialState.Completed, double.NaN);

        Assert.Empty(_experiment.Summarize(Start).Best);
    }

    [Fact]
    public void ObjectiveOf_MetricThatTheModelDoesNotReport_IsNone()
    {
        var lease = Grant();

        Assert.Equal(0.5, _experiment.ObjectiveOf(new(lease, 1, [new("mse", 0.5)], [], 1, 1)));
        Assert.Null(_experiment.ObjectiveOf(new(lease, 1, [new("psnr", 20)], [], 1, 1)));
    }

    [Fact]
    public void ValueOf_ObjectiveAtLast_IsTheLastEpochs()
    {
        var lease = Grant();
        Record(lease, 1, 0.1);
        Record(lease, 2, 0.3);

        Assert.Equal(0.3, _experiment.ValueOf(0));
    }

    [Fact]
    public void Replay_OfTheLedger_GivesTheSameSummary()
    {
        var lease = Grant();
        Record(lease, 1, 0.1);
        End(lease, TrialState.Completed, 0.1);
        Apply(new LeaseReturned(Grant(), LeaseReturned.Lost, "gone"));

        var replayed = new ExperimentProjection((ExperimentCreated)_ledger[0].Event, _ledger[0]);
        foreach (var committed in _ledger.Skip(1)) { replayed.Apply(committed); }

        Assert.Equivalent(_experiment.Summarize(Start), replayed.Summarize(Start), strict: true);
    }

    [Fact]
    public void Reserve_OfALostTrialWithCheckpoints_GoesOnFromTheNewest()
    {
        var lease = Grant();
        foreach (var (epoch, objective) in new[] { (1, 0.1), (2, 0.3) })
        {
            Record(lease, epoch, objective);
            Apply(new CheckpointSaved(lease, new(epoch, $"sha{epoch}", 1)));
        }

        Apply(new LeaseReturned(lease, LeaseReturned.Lost, "gone"));

        Assert.Equal("sha2", _experiment.Reserve()!.Resume!.Sha256);
    }

    [Fact]
    public void ListDroppedCheckpoints_BestAndLastKept_ListsTheOthers()
    {
        var lease = Grant();
        foreach (var (epoch, objective) in new[] { (1, 0.5), (2, 0.1), (3, 0.3), (4, 0.2) })
        {
            Record(lease, epoch, objective);
            Apply(new CheckpointSaved(lease, new(epoch, $"sha{epoch}", 1)));
        }

        Assert.Equal([1, 3], _experiment.ListDroppedCheckpoints(0).Select(checkpoint => checkpoint.Epoch));
        Apply(new CheckpointDropped(Id, 0, 1));
        Assert.Equal([3], _experiment.ListDroppedCheckpoints(0).Select(checkpoint => checkpoint.Epoch));
    }

    [Fact]
    public void OfLoss_FiveInARowWithoutACheckpoint_FailsTheTrial()
    {
        for (var loss = 1; loss < 5; loss++)
        {
            var lost = AttemptEnd.OfLoss(Grant(), "its lease expired", _experiment);
            Assert.IsType<LeaseReturned>(lost);
            Apply(lost);
            Assert.Equal(loss >= 2, _experiment.NeedsOf(_experiment.GetTrial(0)).WhyAlone is not null);
        }

        var last = Assert.IsType<TrialEnded>(AttemptEnd.OfLoss(Grant(), "its lease expired", _experiment));

        Assert.Equal(FailureKind.WorkerLost, last.Outcome.Failure!.Kind);
        Apply(last);
        Assert.Equal(1, _experiment.CountTrials().Failed);
    }

    [Fact]
    public void OfLoss_WithANewerCheckpointEachTime_NeverFailsTheTrial()
    {
        for (var epoch = 1; epoch < 20; epoch++)
        {
            var lease = Grant();
            Record(lease, epoch, 0.5);
            Apply(new CheckpointSaved(lease, new(epoch, $"sha{epoch}", 1)));
            var lost = Assert.IsType<LeaseReturned>(AttemptEnd.OfLoss(lease, "its lease expired", _experiment));
            Apply(lost);
        }
    }

    [Theory]
    [InlineData(LeaseReturned.Released)]
    [InlineData(LeaseReturned.Restarted)]
    public void OfLoss_AfterDrainsAndRestarts_CountsNone(string outcome)
    {
        for (var time = 0; time < 9; time++) { Apply(new LeaseReturned(Grant(), outcome, "test")); }

        Assert.IsType<LeaseReturned>(AttemptEnd.OfLoss(Grant(), "its lease expired", _experiment));
        Assert.Null(_experiment.NeedsOf(_experiment.GetTrial(0)).WhyAlone);
    }

    [Fact]
    public void CountSlots_SlotWhoseGrantIsRecordedAndItsAnswerStillOnItsWay_CountsOnce()
    {
        HashSet<(string, int)> coming = [("worker", 0), ("worker", 7)];
        Assert.Equal(2, _experiment.CountSlots(coming));

        Grant(slot: 0);
        Grant(slot: 1);

        Assert.Equal(3, _experiment.CountSlots(coming));
        Assert.Equal(2, _experiment.CountSlots(new HashSet<(string, int)>()));
    }

    [Fact]
    public void Judge_WhilePausing_IsPause()
    {
        Grant();
        Apply(new ExperimentStateChanged(Id, ExperimentState.Running, ExperimentState.Pausing, "test"));

        Assert.Equal(Verdict.Pause, _experiment.Judge());
        Assert.Null(_experiment.Reserve());
    }

    private LeaseKey Grant(int slot = 0)
    {
        var reservation = _experiment.Reserve()!;
        foreach (var @event in reservation.ToEvents(Id, Slot with { Slot = slot })) { Apply(@event); }

        _experiment.Unreserve(reservation);
        return reservation.KeyIn(Id);
    }

    private void Record(LeaseKey lease, int epoch, double objective) =>
        Apply(new EpochRecorded(new(lease, epoch, [new("mse", objective)], [], 1, 1), objective));

    private void End(LeaseKey lease, TrialState state, double? objective) => Apply(new TrialEnded(new(lease, state), objective));

    private void Apply(LedgerEvent @event)
    {
        var committed = new CommittedEvent(_ledger.Count + 1, Start.AddSeconds(_ledger.Count), @event);
        _ledger.Add(committed);
        _experiment.Apply(committed);
    }
}
