using System.Net;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Grains.Tests.Results;

namespace Orchestrator.Grains.Tests.Cluster.Membership;

public sealed class WorkerRowGuardTests : IDisposable
{
    private const string Member = "abc123";

    private readonly TemporaryFolder _folder = new();
    private readonly MembershipDatabase _table;
    private readonly WorkerRowGuard _guard;

    public WorkerRowGuardTests()
    {
        _table = MembershipDatabase.Beside(_folder.File("h.db"));
        _guard = new(_table, Member);
    }

    public void Dispose()
    {
        _table.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("abc123first0", true)]
    [InlineData("abc124first0", false)]
    [InlineData("head-abc123first0", false)]
    [InlineData("", false)]
    public async Task InsertRow_ByAMachine_IsTakenForItsOwnWorkersOnly(string silo, bool expected)
    {
        var isWritten = await _guard.InsertRowAsync(Entry(silo), Next(), TestContext.Current.CancellationToken);

        Assert.Equal(expected, isWritten);
        Assert.Equal(expected ? 1 : 0, _table.Read().Rows.Count);
    }

    [Theory]
    [InlineData("abc123first0", true)]
    [InlineData("other9first0", false)]
    [InlineData("head-first0", false)]
    public async Task UpdateRow_OfTheRowThatIsThere_DependsOnWhoseItIs(string there, bool expected)
    {
        await _table.InsertRowAsync(Entry(there), Next(), TestContext.Current.CancellationToken);
        var row = _table.Read().Rows[0];
        var dead = Entry("abc123first0");
        dead.Status = SiloStatus.Dead;

        var isWritten = await _guard.UpdateRowAsync(dead, row.ETag, Next(), TestContext.Current.CancellationToken);

        Assert.Equal(expected, isWritten);
        Assert.Equal(expected ? SiloStatus.Dead : SiloStatus.Active, _table.Read().Rows[0].Status);
    }

    [Theory]
    [InlineData("abc123first0", true)]
    [InlineData("other9first0", false)]
    public async Task UpdateIAmAlive_NamingNoSilo_IsTakenForItsOwnRowOnly(string there, bool expected)
    {
        await _table.InsertRowAsync(Entry(there), Next(), TestContext.Current.CancellationToken);
        var sign = new MembershipEntry { SiloAddress = Entry(there).SiloAddress, IAmAliveTime = DateTime.UnixEpoch.AddDays(1) };

        await _guard.UpdateIAmAliveAsync(sign, TestContext.Current.CancellationToken);

        Assert.Equal(expected ? DateTime.UnixEpoch.AddDays(1) : DateTime.UnixEpoch, _table.Read().Rows[0].IAmAliveTime);
    }

    private static MembershipEntry Entry(string silo) => new()
    {
        SiloAddress = SiloAddress.New(new IPEndPoint(IPAddress.Loopback, 11111), 1),
        SiloName = silo,
        HostName = "h",
        Status = SiloStatus.Active,
        IAmAliveTime = DateTime.UnixEpoch,
        SuspectTimes = [],
    };

    private TableVersion Next() => MembershipSnapshot.ToVersion(_table.Read().Version).Next();
}
