using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Tests.Scheduling;

public class WorkerLoadsTests
{
    private static readonly SlotRequest One = new("one", 0, "{}") { MemoryBytes = 10 };
    private static readonly SlotRequest Two = new("two", 0, "{}") { MemoryBytes = 10 };

    private readonly FakeTimeProvider _time = new();
    private readonly WorkerLoads _loads;

    public WorkerLoadsTests() => _loads = new(_time);

    [Fact]
    public void TryStart_WhileAnotherStartsOnTheWorker_CountsIt()
    {
        var first = Needs(0, 6);
        Assert.Null(_loads.TryStart(first, One, []));

        Assert.NotNull(_loads.TryStart(Needs(1, 6), One, []));
        Assert.Null(_loads.TryStart(Needs(1, 6), Two, []));
        _loads.Started(first, One.WorkerId);
        Assert.Null(_loads.TryStart(Needs(1, 6), One, []));
    }

    [Fact]
    public void TryStart_ToRunAlone_EmptiesOneWorkerAndStartsThere()
    {
        var (alone, other, running) = (Needs(1, 1, "of a loss"), Needs(2, 1), Needs(0, 1));

        Assert.NotNull(_loads.TryStart(alone, One, [running]));
        Assert.NotNull(_loads.TryStart(alone, Two, [running]));
        Assert.Contains("is emptied for trial 1", _loads.TryStart(other, One, [running]), StringComparison.Ordinal);
        Assert.Null(_loads.TryStart(other, Two, [running]));

        Assert.Null(_loads.TryStart(alone, One, []));
        Assert.Contains("runs alone", _loads.TryStart(other, One, []), StringComparison.Ordinal);
    }

    [Fact]
    public void TryStart_HeldForATrialThatNobodyAsksForAnyMore_IsFreeAgain()
    {
        Assert.NotNull(_loads.TryStart(Needs(1, 1, "of a loss"), One, [Needs(0, 1)]));
        _time.Advance(TimeSpan.FromSeconds(6));

        Assert.Null(_loads.TryStart(Needs(2, 1), One, [Needs(0, 1)]));
    }

    private static TrialNeeds Needs(int trial, long bytes, string? whyAlone = null) => new("abc", trial, bytes, whyAlone);
}
