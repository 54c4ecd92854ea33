using Orchestrator.Grains.Cluster.Membership;
using Xunit;

namespace Orchestrator.TestKit.Membership;

/// <summary>What every membership table does, whoever keeps it, and what <see cref="HeadRowGuard"/> holds over it.</summary>
public abstract class MembershipTableContract
{
    /// <summary>The table, empty at the start of each test.</summary>
    protected abstract IMembershipTable Table { get; }

    /// <summary>The table as a head has it: its own row is nobody else's to write.</summary>
    protected virtual IMembershipTable HeadTable => Table;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InsertRow_NewSilo_IsReadBackWithTheNextVersion()
    {
        var (entry, before) = (Entries.Of(1, "worker"), await Table.ReadAllAsync(Cancellation));

        Assert.True(await Table.InsertRowAsync(entry, before.Version.Next(), Cancellation));

        var after = await Table.ReadAllAsync(Cancellation);
        var (read, etag) = Assert.Single(after.Members);
        Assert.Equal((entry.SiloAddress, SiloStatus.Joining, "worker", entry.StartTime), (read.SiloAddress, read.Status, read.SiloName, read.StartTime));
        Assert.NotEmpty(etag);
        Assert.Equal(before.Version.Version + 1, after.Version.Version);
    }

    [Fact]
    public async Task InsertRow_SiloThatHasARow_IsRefused()
    {
        await InsertAsync(1, "worker");

        Assert.False(await Table.InsertRowAsync(Entries.Of(1, "worker"), await NextAsync(), Cancellation));
        Assert.Single((await Table.ReadAllAsync(Cancellation)).Members);
    }

    [Fact]
    public async Task InsertRow_TableChangedMeanwhile_IsRefused()
    {
        var version = await NextAsync();
        await Table.InsertRowAsync(Entries.Of(1, "worker"), version, Cancellation);

        Assert.False(await Table.InsertRowAsync(Entries.Of(2, "other"), version, Cancellation));
        Assert.Single((await Table.ReadAllAsync(Cancellation)).Members);
    }

    [Fact]
    public async Task InsertRow_ManyAtOnce_WritesOne()
    {
        var version = await NextAsync();

        var written = await Task.WhenAll(Enumerable.Range(1, 8).Select(number => Table.InsertRowAsync(Entries.Of(number, $"w{number}"), version, Cancellation)));

        Assert.Single(written, isWritten => isWritten);
        Assert.Single((await Table.ReadAllAsync(Cancellation)).Members);
    }

    [Fact]
    public async Task UpdateRow_OlderReading_IsRefusedAndTheRowStands()
    {
        await InsertAsync(1, "worker");
        var older = await Table.ReadAllAsync(Cancellation);
        Assert.True(await UpdateAsync(Table, older, SiloStatus.Active, "worker"));

        Assert.False(await UpdateAsync(Table, older, SiloStatus.Dead, "worker"));

        Assert.Equal(SiloStatus.Active, (await Table.ReadRowAsync(Entries.Address(1), Cancellation)).Members[0].Item1.Status);
    }

    [Fact]
    public async Task UpdateRow_Suspicion_IsReadBack()
    {
        await InsertAsync(1, "worker");
        var data = await Table.ReadAllAsync(Cancellation);
        var suspected = Entries.Of(1, "worker", SiloStatus.Active);
        suspected.AddSuspector(Entries.Address(2), suspected.StartTime);

        Assert.True(await Table.UpdateRowAsync(suspected, data.Members[0].Item2, data.Version.Next(), Cancellation));

        var row = Assert.Single((await Table.ReadAllAsync(Cancellation)).Members).Item1;
        Assert.Equal(Entries.Address(2), Assert.Single(row.SuspectTimes!).Item1);
    }

    [Fact]
    public async Task UpdateIAmAlive_KnownSilo_ChangesTheTimeAndNotTheVersion()
    {
        await InsertAsync(1, "worker");
        var before = await Table.ReadAllAsync(Cancellation);
        var entry = Entries.Of(1, "worker");
        entry.IAmAliveTime = entry.IAmAliveTime.AddSeconds(5);

        await Table.UpdateIAmAliveAsync(entry, Cancellation);

        var after = await Table.ReadAllAsync(Cancellation);
        Assert.Equal(entry.IAmAliveTime, after.Members[0].Item1.IAmAliveTime);
        Assert.Equal(before.Version, after.Version);
        Assert.True(await UpdateAsync(Table, before, SiloStatus.Active, "worker"));
    }

    [Fact]
    public async Task ReadRow_SiloWithoutARow_HasTheVersionAlone()
    {
        await InsertAsync(1, "worker");

        var data = await Table.ReadRowAsync(Entries.Address(7), Cancellation);

        Assert.Empty(data.Members);
        Assert.Equal((await Table.ReadAllAsync(Cancellation)).Version, data.Version);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task Guard_RowOfTheHead_IsWrittenByTheHeadAlone(bool isHead, bool isWritten)
    {
        await InsertAsync(1, SiloNames.OfHead("x"));
        var guard = new HeadRowGuard(isHead ? HeadTable : Table, isHead);

        Assert.Equal(isWritten, await UpdateAsync(guard, await Table.ReadAllAsync(Cancellation), SiloStatus.Dead, SiloNames.OfHead("x")));
        Assert.Equal(isWritten ? SiloStatus.Dead : SiloStatus.Joining, (await Table.ReadAllAsync(Cancellation)).Members[0].Item1.Status);
    }

    [Fact]
    public async Task HeadTakeover_EarlierHeadAndWorkerThatDoesNotAnswer_AreMarkedDead()
    {
        await InsertAsync(1, SiloNames.OfHead("x"));
        await InsertAsync(2, "gone");
        await InsertAsync(3, "here");

        Assert.Equal(2, await HeadTakeover.RunAsync(HeadTable, silo => Task.FromResult(silo.Generation == 3)));

        Assert.Equal(
            [SiloStatus.Dead, SiloStatus.Dead, SiloStatus.Joining],
            (await Table.ReadAllAsync(Cancellation)).Members.OrderBy(member => member.Item1.SiloAddress.Generation).Select(member => member.Item1.Status));
    }

    private static Task<bool> UpdateAsync(IMembershipTable table, MembershipTableData data, SiloStatus status, string name) =>
        table.UpdateRowAsync(Entries.Of(1, name, status), data.Members[0].Item2, data.Version.Next(), Cancellation);

    private async Task InsertAsync(int number, string name) => Assert.True(await HeadTable.InsertRowAsync(Entries.Of(number, name), await NextAsync(), Cancellation));

    private async Task<TableVersion> NextAsync() => (await Table.ReadAllAsync(Cancellation)).Version.Next();
}
