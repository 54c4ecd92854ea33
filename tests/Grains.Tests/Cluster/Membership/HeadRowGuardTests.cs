using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Grains.Tests.Results;
using Orchestrator.TestKit.Membership;

namespace Orchestrator.Grains.Tests.Cluster.Membership;

public sealed class HeadRowGuardTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MembershipDatabase _table;

    public HeadRowGuardTests() => _table = MembershipDatabase.Beside(_folder.File("h.db"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("head-x", true, true)]
    [InlineData("head-x", false, false)]
    [InlineData("worker", true, true)]
    [InlineData("worker", false, true)]
    public async Task UpdateRow_ToDead_OnlyTheHeadWritesTheHeadsRow(string name, bool isHead, bool isWritten)
    {
        var next = (await _table.ReadAllAsync(Cancellation)).Version.Next();
        await _table.InsertRowAsync(Entries.Of(1, name, SiloStatus.Active), next, Cancellation);
        var data = await _table.ReadAllAsync(Cancellation);
        var guard = new HeadRowGuard(_table, isHead);

        var result = await guard.UpdateRowAsync(Entries.Of(1, name, SiloStatus.Dead), data.Members[0].Item2, data.Version.Next(), Cancellation);

        Assert.Equal(isWritten, result);
        Assert.Equal(isWritten ? SiloStatus.Dead : SiloStatus.Active, (await guard.ReadAllAsync(Cancellation)).Members[0].Item1.Status);
    }

    [Fact]
    public async Task InsertRow_WorkerThatCallsItselfHead_IsRefused()
    {
        var guard = new HeadRowGuard(_table, isHead: false);
        var next = (await _table.ReadAllAsync(Cancellation)).Version.Next();

        Assert.False(await guard.InsertRowAsync(Entries.Of(1, SiloNames.OfHead("x")), next, Cancellation));
    }

    public void Dispose()
    {
        _table.Dispose();
        _folder.Dispose();
    }
}
