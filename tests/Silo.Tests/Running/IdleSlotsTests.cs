using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Experiments;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.Running;

public class IdleSlotsTests
{
    private static readonly SlotStatus Busy = new(0, "abc", 3, "vanilla", 2, 4, 0.5, 0.01, 1000);
    private static readonly SlotStatus Idle = new(1);

    [Fact]
    public void Describe_SlotWaitsForAnEarlierResult_SaysWhatWouldFillIt()
    {
        var idle = new IdleSlots();
        idle.Look(Progress(new(Running: 1, Completed: 2), [Busy, Idle]));
        idle.Look(Progress(new(Running: 2, Completed: 2), [Busy, Busy]));

        var text = idle.Describe(new WindowUse(Parallelism: 2, MostHeldBack: 1), slots: 2);

        Assert.Equal(
            "Slots were idle for 25 % of the time, since decisions wait for the results of earlier jobs (parallelism: 2);"
            + " about parallelism: 3 would have filled them.",
            text);
    }

    [Fact]
    public void Describe_LastTrialsRun_IsNoCost()
    {
        var idle = new IdleSlots();
        idle.Look(Progress(new(Running: 1, Completed: 9), [Busy, Idle]));

        Assert.Equal(0, idle.Share);
        Assert.Null(idle.Describe(new WindowUse(2, 1), 2));
    }

    [Fact]
    public void Describe_NothingDependsOnResults_IsNull()
    {
        var idle = new IdleSlots();
        idle.Look(Progress(new(Running: 1, Completed: 2), [Busy, Idle]));

        Assert.Null(idle.Describe(null, 2));
    }

    private static RunProgress Progress(TrialCounts trials, IReadOnlyList<SlotStatus> slots) => new(
        new("abc", "test", ExperimentState.Running, trials, 10, [], DateTimeOffset.UnixEpoch, null, 1), slots, TimeSpan.FromSeconds(1), 0);
}
