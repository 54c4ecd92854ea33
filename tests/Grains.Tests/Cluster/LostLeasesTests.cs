using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Tests.Results;

namespace Orchestrator.Grains.Tests.Cluster;

public sealed class LostLeasesTests : IAsyncDisposable
{
    private readonly LedgerFixture _ledger = new();
    private readonly WorkerFleet _fleet;
    private readonly LossLog _losses;
    private readonly LostLeases _lost;

    public LostLeasesTests()
    {
        (_fleet, _losses) = (new(_ledger.Time), new(_ledger.Time));
        _lost = new(_ledger.Ledger, new ExperimentDirectory(_ledger.Ledger), _fleet, _losses);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task ReturnAllOfAsync_WorkerWithoutLeases_IsALossUnlessItSaidGoodbye(bool hasLeft, int expected)
    {
        _fleet.Hear(new WorkerHeartbeat("w", "garage", "{}", [], [], IsDraining: hasLeft, HasLeft: hasLeft));

        Assert.Equal(0, await _lost.ReturnAllOfAsync("w", "the cluster found its worker dead"));

        Assert.Equal(expected, _losses.List().Count);
    }

    public ValueTask DisposeAsync() => _ledger.DisposeAsync();
}
