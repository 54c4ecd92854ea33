using Microsoft.Extensions.Time.Testing;
using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Tests.Scheduling;

public class WorkerRosterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkerRoster _roster;

    public WorkerRosterTests() => _roster = new(_time);

    [Fact]
    public void AddInternalFailure_ThirdDifferentTrial_SetsTheWorkerAside()
    {
        _roster.Saw("bad");
        _roster.Saw("good");

        Assert.Equal([false, false, false, true, false], new[] { 0, 1, 1, 2, 3 }.Select(trial => _roster.AddInternalFailure("bad", "abc", trial)));

        Assert.True(_roster.IsSetAside("bad"));
        Assert.False(_roster.IsSetAside("good"));
        Assert.Equal(["bad"], _roster.ListSetAside());
    }

    [Fact]
    public void IsSetAside_LastWorkerThatIsLeft_GoesOn()
    {
        _roster.Saw("bad");
        _roster.Saw("good");
        for (var trial = 0; trial < 3; trial++) { _roster.AddInternalFailure("bad", "abc", trial); }

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.False(_roster.HasPeers("bad"));
        Assert.False(_roster.IsSetAside("bad"));
    }
}
