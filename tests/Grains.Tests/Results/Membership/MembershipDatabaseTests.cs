using Orchestrator.Grains.Results.Membership;
using Orchestrator.TestKit.Membership;

namespace Orchestrator.Grains.Tests.Results.Membership;

public sealed class MembershipDatabaseTests : MembershipTableContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly MembershipDatabase _table;

    public MembershipDatabaseTests() => (_file, _table) = (_folder.File("h.db"), MembershipDatabase.Beside(_folder.File("h.db")));

    protected override IMembershipTable Table => _table;

    [Fact]
    public async Task Beside_TableOfAnEarlierProcess_HasItsRows()
    {
        await _table.InsertRowAsync(Entries.Of(1, "worker", SiloStatus.Active), await NextAsync(), Cancellation);
        _table.Dispose();

        using var next = MembershipDatabase.Beside(_file);

        Assert.Equal("worker", Assert.Single((await next.ReadAllAsync(Cancellation)).Members).Item1.SiloName);
    }

    [Fact]
    public async Task CleanupDefunctSiloEntries_DeadAndLongGone_AreRemovedAndOthersStand()
    {
        await _table.InsertRowAsync(Entries.Of(1, "gone", SiloStatus.Dead), await NextAsync(), Cancellation);
        await _table.InsertRowAsync(Entries.Of(2, "alive", SiloStatus.Active), await NextAsync(), Cancellation);

        await _table.CleanupDefunctSiloEntriesAsync(Entries.Start.AddDays(1), Cancellation);

        Assert.Equal("alive", Assert.Single((await _table.ReadAllAsync(Cancellation)).Members).Item1.SiloName);
    }

    public void Dispose()
    {
        _table.Dispose();
        _folder.Dispose();
    }

    private async Task<TableVersion> NextAsync() => (await _table.ReadAllAsync(Cancellation)).Version.Next();
}
