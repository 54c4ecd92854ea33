using Microsoft.Extensions.Time.Testing;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Tests.Cluster;

public class LossLogTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly LossLog _log;

    public LossLogTests() => _log = new(_time);

    [Fact]
    public void Add_LeasesOfOneWorker_AreOneLossWithItsTrials()
    {
        _log.Add("w", "garage", "the cluster found its worker dead");
        _log.Add("w", "garage", "the cluster found its worker dead", new("abc", 3, 1, 7));
        _log.Add("w", "garage", "the cluster found its worker dead", new("abd", 0, 1, 2));
        _time.Advance(TimeSpan.FromSeconds(5));

        var loss = Assert.Single(_log.List());

        Assert.Equal(("garage", 5.0), (loss.Name, loss.SecondsAgo));
        Assert.Equal([new RequeuedTrial("abc", 3), new("abd", 0)], loss.Requeued);
    }

    [Fact]
    public void Add_LostAgainLater_IsAnotherLossAndTheNewestComesFirst()
    {
        _log.Add("w", "garage", "first");
        _time.Advance(TimeSpan.FromMinutes(2));
        _log.Add("w", "garage", "second");

        Assert.Equal(["second", "first"], _log.List().Select(loss => loss.Reason));
    }

    [Fact]
    public void Add_MoreThanItKeeps_DropsTheOldest()
    {
        for (var number = 0; number < 60; number++) { _log.Add($"w{number}", "", ""); }

        Assert.Equal(50, _log.List().Count);
        Assert.Equal("w59", _log.List()[0].Id);
    }
}
