using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Grains.Tests.Results;
using Orchestrator.TestKit.Membership;

namespace Orchestrator.Grains.Tests.Cluster.Membership;

public sealed class HeadTakeoverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MembershipDatabase _table;

    public HeadTakeoverTests() => _table = MembershipDatabase.Beside(_folder.File("h.db"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_EarlierHeadAndSilentWorker_AreDeadAndTheWorkerThatAnswersIsNot()
    {
        foreach (var entry in (MembershipEntry[])[Entries.Of(1, "head-before", SiloStatus.Active), Entries.Of(2, "silent", SiloStatus.Active), Entries.Of(3, "alive", SiloStatus.Active)])
        {
            Assert.True(await _table.InsertRowAsync(entry, (await _table.ReadAllAsync(Cancellation)).Version.Next(), Cancellation));
        }

        var marked = await HeadTakeover.RunAsync(_table, silo => Task.FromResult(silo.Equals(Entries.Address(3)) || silo.Equals(Entries.Address(1))));

        Assert.Equal(2, marked);
        Assert.Equal("alive", Assert.Single((await _table.ReadAllAsync(Cancellation)).Members, member => member.Item1.Status == SiloStatus.Active).Item1.SiloName);
    }

    public void Dispose()
    {
        _table.Dispose();
        _folder.Dispose();
    }
}
