using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Digests;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;
using Orchestrator.TestKit;

namespace Orchestrator.Grains.Tests.Digests;

public sealed class ExperimentDigestTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-digest-").FullName;

    [Fact]
    public async Task Hash_SameResultsOfOtherWorkersAndAttempts_IsEqual() =>
        Assert.Equal(await HashAsync("a", "worker", attempts: 1), await HashAsync("b", "other", attempts: 3));

    [Theory]
    [InlineData(0.5000000000000001, 7)]
    [InlineData(0.5, 8)]
    public async Task Hash_OneBitOfAMetricOrOnePixelDiffers_Differs(double mse, byte shade) =>
        Assert.NotEqual(await HashAsync("a", "worker", 1), await HashAsync("b", "worker", 1, mse, shade));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> HashAsync(string name, string worker, int attempts, double mse = 0.5, byte shade = 7)
    {
        using var owner = DatabaseOwner.Open(Path.Combine(_folder, name), new(1, null), TimeProvider.System);
        await using (var ledger = owner.OpenLedger()) { await WriteAsync(ledger, name, worker, attempts, mse, shade); }

        using var reader = owner.OpenReader();
        return await ExperimentDigest.HashAsync(ExperimentDigest.ListPartsAsync(reader, name, TestContext.Current.CancellationToken));
    }

    private static async Task WriteAsync(SqliteLedger ledger, string id, string worker, int attempts, double mse, byte shade)
    {
        var spec = ExperimentSpecs.Grid(settings: 1);
        await ledger.AppendAsync([new ExperimentCreated(id, spec, SpecHash.Of(spec), "", 1), new TrialCreated(id, SearchPlan.For(spec).TrialAt(0)!)]);
        for (var attempt = 1; attempt <= attempts; attempt++)
        {
            var lease = new LeaseKey(id, 0, attempt, attempt);
            await ledger.AppendAsync([new LeaseGranted(lease, worker, 0, "{}")]);
            if (attempt < attempts)
            {
                await ledger.AppendAsync([new LeaseReturned(lease, LeaseReturned.Lost, "test")]);
                continue;
            }

            await ledger.AppendAsync([new EpochRecorded(new(lease, 1, [new("mse", mse), new("loss", double.NaN)], [new("reconstruction", TestPng.Grey(2, 2, shade))], attempt, 1), mse)]);
            await ledger.AppendAsync([new TrialEnded(new(lease, TrialState.Completed, null, "hash"), mse)]);
        }
    }
}
