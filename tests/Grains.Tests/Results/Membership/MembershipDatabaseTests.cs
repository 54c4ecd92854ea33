using Orchestrator.Grains.Results.Membership;

namespace Orchestrator.Grains.Tests.Results.Membership;

public sealed class MembershipDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _file;
    private readonly MembershipDatabase _table;

    public MembershipDatabaseTests() => (_file, _table) = (_folder.File("h.db"), MembershipDatabase.Beside(_folder.File("h.db")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InsertRow_NewSilo_IsReadBackWithTheNextVersion()
    {
        var entry = Entries.Of(1, "worker");

        Assert.True(await _table.InsertRowAsync(entry, await NextAsync(), Cancellation));

        var (read, etag) = Assert.Single((await _table.ReadAllAsync(Cancellation)).Members);
        Assert.Equal((entry.SiloAddress, SiloStatus.Joining, "worker", entry.StartTime), (read.SiloAddress, read.Status, read.SiloName, read.StartTime));
        Assert.NotEmpty(etag);
        Assert.Equal(1, (await _table.ReadAllAsync(Cancellation)).Version.Version);
    }

    [Fact]
    public async Task InsertRow_SiloThatHasARow_IsRefused()
    {
        await _table.InsertRowAsync(Entries.Of(1, "worker"), await NextAsync(), Cancellation);

        Assert.False(await _table.InsertRowAsync(Entries.Of(1, "worker"), await NextAsync(), Cancellation));
    }

    [Fact]
    public async Task InsertRow_TableChangedMeanwhile_IsRefused()
    {
        var version = await NextAsync();
        await _table.InsertRowAsync(Entries.Of(1, "worker"), version, Cancellation);

        Assert.False(await _table.InsertRowAsync(Entries.Of(2, "other"), version, Cancellation));
    }

    [Fact]
    public async Task UpdateRow_OlderTag_IsRefusedAndTheRowStands()
    {
        await _table.InsertRowAsync(Entries.Of(1, "worker"), await NextAsync(), Cancellation);
        var older = (await _table.ReadAllAsync(Cancellation)).Members[0].Item2;
        Assert.True(await _table.UpdateRowAsync(Entries.Of(1, "worker", SiloStatus.Active), older, await NextAsync(), Cancellation));

        Assert.False(await _table.UpdateRowAsync(Entries.Of(1, "worker", SiloStatus.Dead), older, await NextAsync(), Cancellation));

        Assert.Equal(SiloStatus.Active, (await _table.ReadRowAsync(Entries.Address(1), Cancellation)).Members[0].Item1.Status);
    }

    [Fact]
    public async Task UpdateIAmAlive_KnownSilo_ChangesTheTimeAndNeitherTagNorVersion()
    {
        var entry = Entries.Of(1, "worker");
        await _table.InsertRowAsync(entry, await NextAsync(), Cancellation);
        var before = await _table.ReadAllAsync(Cancellation);
        entry.IAmAliveTime = entry.IAmAliveTime.AddSeconds(5);

        await _table.UpdateIAmAliveAsync(entry, Cancellation);

        var after = await _table.ReadAllAsync(Cancellation);
        Assert.Equal(entry.IAmAliveTime, after.Members[0].Item1.IAmAliveTime);
        Assert.Equal((before.Members[0].Item2, before.Version), (after.Members[0].Item2, after.Version));
    }

    [Fact]
    public async Task Beside_TableOfAnEarlierProcess_HasItsRows()
    {
        var suspected = Entries.Of(1, "worker", SiloStatus.Active);
        suspected.AddSuspector(Entries.Address(2), suspected.StartTime);
        await _table.InsertRowAsync(suspected, await NextAsync(), Cancellation);
        _table.Dispose();

        using var next = MembershipDatabase.Beside(_file);

        var row = Assert.Single((await next.ReadAllAsync(Cancellation)).Members).Item1;
        Assert.Equal(Entries.Address(2), Assert.Single(row.SuspectTimes!).Item1);
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
