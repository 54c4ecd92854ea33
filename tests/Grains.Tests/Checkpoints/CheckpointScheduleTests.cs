using Microsoft.Extensions.Time.Testing;
using Orchestrator.Grains.Checkpoints;

namespace Orchestrator.Grains.Tests.Checkpoints;

public class CheckpointScheduleTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void IsDue_BeforeItsTime_OnlyAtTheLastEpoch()
    {
        var schedule = new CheckpointSchedule(new(1, 30, ["last"]), _time);
        _time.Advance(TimeSpan.FromSeconds(29));

        Assert.False(schedule.IsDue(1, isLast: false));
        Assert.True(schedule.IsDue(1, isLast: true));
    }

    [Fact]
    public void IsDue_AfterItsTime_AtEpochsOfItsStep()
    {
        var schedule = new CheckpointSchedule(new(2, 30, ["last"]), _time);
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.False(schedule.IsDue(3, isLast: false));
        Assert.True(schedule.IsDue(4, isLast: false));
    }

    [Fact]
    public void Note_AfterACheckpoint_StartsTheTimeAgain()
    {
        var schedule = new CheckpointSchedule(new(1, 30, ["last"]), _time);
        _time.Advance(TimeSpan.FromSeconds(30));
        schedule.Note();

        Assert.False(schedule.IsDue(2, isLast: false));
    }
}
