using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Tests.Cluster;

public class WorkerFleetTests
{
    private static readonly SlotRequest One = new("one", 0, "{}") { MemoryBytes = 10 };
    private static readonly SlotRequest Two = new("two", 0, "{}") { MemoryBytes = 10 };

    private readonly FakeTimeProvider _time = new();
    private readonly WorkerFleet _fleet;

    public WorkerFleetTests() => _fleet = new(_time);

    [Fact]
    public void AddInternalFailure_ThirdDifferentTrial_SetsTheWorkerAside()
    {
        Beat("bad");
        Beat("good");

        Assert.Equal([false, false, false, true, false], new[] { 0, 1, 1, 2, 3 }.Select(trial => _fleet.AddInternalFailure("bad", "abc", trial)));

        Assert.True(_fleet.IsSetAside("bad"));
        Assert.False(_fleet.IsSetAside("good"));
        Assert.Equal(["4 different trials failed on it by faults of the program", null], _fleet.List().Select(worker => worker.SetAside));
        Assert.Equal("good", Assert.Single(_fleet.ListAbilities()).WorkerId);
    }

    [Fact]
    public void IsSetAside_LastWorkerThatIsLeft_GoesOn()
    {
        _fleet.Hear(One);
        _fleet.Hear(Two);
        for (var trial = 0; trial < 3; trial++) { _fleet.AddInternalFailure("one", "abc", trial); }

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(_fleet.Hear(One).Others);
        Assert.False(_fleet.IsSetAside("one"));
        Assert.Equal("one", Assert.Single(_fleet.ListAbilities()).WorkerId);
        Assert.Equal(One, Assert.Single(_fleet.ListOffers()).Request);
    }

    [Fact]
    public void ListOffers_SlotsThatAskedAndThatWereShown_AreThoseOfWorkersThatGetTrials()
    {
        Beat("leaving", isDraining: true);
        _fleet.Hear(new WorkerHeartbeat("w", "w", "{}", [new(0), new(1) { Kind = SlotKind.Gpu }], [], IsDraining: false) { Labels = ["big"], MemoryBytes = 7 });
        _fleet.Hear(One);

        var offers = _fleet.ListOffers();

        Assert.Equal([("one", 0), ("w", 0), ("w", 1)], offers.Select(offer => (offer.Request.WorkerId, offer.Request.Slot)).Order());
        var gpu = Assert.Single(offers, offer => offer.Request.Kind == SlotKind.Gpu);
        Assert.Equal(("big", 7L, "one"), (Assert.Single(gpu.Request.Labels), gpu.Request.MemoryBytes, Assert.Single(gpu.Others).WorkerId));
    }

    [Fact]
    public void FindObstacle_ToRunAlone_EmptiesNoWorker()
    {
        Assert.NotNull(_fleet.FindObstacle(Needs(1, 1, "of a loss"), One, [Needs(0, 1)]));

        Assert.Null(_fleet.TryStart(Needs(2, 1), One, [Needs(0, 1)]));
    }

    [Fact]
    public void Hear_SlotRequest_KnowsTheOthersThatTakeTrials()
    {
        Beat("leaving", isDraining: true);
        Beat("lost");
        _fleet.MarkLost("lost");
        _fleet.Hear(Two with { Labels = ["big"], Kind = SlotKind.Gpu });

        var other = Assert.Single(_fleet.Hear(One).Others);

        Assert.Equal(("two", "big", SlotKind.Gpu), (other.WorkerId, Assert.Single(other.Labels), Assert.Single(other.Slots)));
    }

    [Fact]
    public void List_WorkerThroughItsLife_TellsWhereItStands()
    {
        List<WorkerState> states = [];
        void Look() => states.Add(Assert.Single(_fleet.List()).State);

        Beat("w");
        Look();
        _time.Advance(TimeSpan.FromSeconds(11));
        Look();
        _fleet.MarkLost("w");
        Look();
        Beat("w");
        Look();
        _fleet.Drain("w");
        Look();
        _fleet.Hear(new WorkerHeartbeat("w", "w", "{}", [], [], IsDraining: true, HasLeft: true));
        Look();

        Assert.Equal(
            [WorkerState.Active, WorkerState.Silent, WorkerState.Lost, WorkerState.Active, WorkerState.Draining, WorkerState.Left], states);
        _time.Advance(TimeSpan.FromHours(2));
        Assert.Empty(_fleet.List());
    }

    [Fact]
    public void Drain_ByNameOrId_IsToldAtTheNextSignAndCanBeTakenBackUntilItLeaves()
    {
        Assert.False(_fleet.Drain("nobody"));
        Assert.False(Beat("w", "garage"));

        Assert.True(_fleet.Drain("garage"));
        Assert.True(_fleet.Undrain("w"));
        Assert.False(Beat("w", "garage"));
        Assert.True(_fleet.Drain("w"));
        Assert.True(Beat("w", "garage", isDraining: true));
        Assert.False(_fleet.Undrain("garage"));
    }

    [Fact]
    public void TryStart_WhileAnotherStartsOnTheWorker_CountsIt()
    {
        var first = Needs(0, 6);
        Assert.Null(_fleet.TryStart(first, One, []));

        Assert.NotNull(_fleet.TryStart(Needs(1, 6), One, []));
        Assert.Null(_fleet.TryStart(Needs(1, 6), Two, []));
        _fleet.Started(first, One.WorkerId);
        Assert.Null(_fleet.TryStart(Needs(1, 6), One, []));
    }

    [Fact]
    public void TryStart_ToRunAlone_EmptiesOneWorkerAndStartsThere()
    {
        var (alone, other, running) = (Needs(1, 1, "of a loss"), Needs(2, 1), Needs(0, 1));

        Assert.NotNull(_fleet.TryStart(alone, One, [running]));
        Assert.NotNull(_fleet.TryStart(alone, Two, [running]));
        Assert.Contains("is emptied for trial 1", _fleet.TryStart(other, One, [running]), StringComparison.Ordinal);
        Assert.Null(_fleet.TryStart(other, Two, [running]));

        Assert.Null(_fleet.TryStart(alone, One, []));
        Assert.Contains("runs alone", _fleet.TryStart(other, One, []), StringComparison.Ordinal);
    }

    [Fact]
    public void TryStart_HeldForATrialThatNobodyAsksForAnyMore_IsFreeAgain()
    {
        Assert.NotNull(_fleet.TryStart(Needs(1, 1, "of a loss"), One, [Needs(0, 1)]));
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(_fleet.TryStart(Needs(2, 1), One, [Needs(0, 1)]));
    }

    private bool Beat(string id, string? name = null, bool isDraining = false) =>
        _fleet.Hear(new WorkerHeartbeat(id, name ?? id, "{}", [new(0)], [], isDraining));

    private static TrialNeeds Needs(int trial, long bytes, string? whyAlone = null) => new("abc", trial, bytes, whyAlone);
}
