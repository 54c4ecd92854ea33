namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>
/// Lets nobody but the head write the head's row of a membership table, whichever it is. A head that freezes for some seconds would
/// otherwise be voted dead by its workers, read that, and end itself.
/// </summary>
/// <param name="inner">The table.</param>
/// <param name="isHead">Whether this process is the head.</param>
public sealed class HeadRowGuard(IMembershipTable inner, bool isHead) : MembershipTable
{
    /// <inheritdoc/>
    public override Task InitializeMembershipTableAsync(bool tryInitTableVersion, CancellationToken cancellationToken) =>
        inner.InitializeMembershipTableAsync(tryInitTableVersion, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        inner.DeleteMembershipTableEntriesAsync(clusterId, cancellationToken);

    /// <inheritdoc/>
    public override Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) =>
        inner.CleanupDefunctSiloEntriesAsync(beforeDate, cancellationToken);

    /// <inheritdoc/>
    public override Task<MembershipTableData> ReadRowAsync(SiloAddress key, CancellationToken cancellationToken) =>
        inner.ReadRowAsync(key, cancellationToken);

    /// <inheritdoc/>
    public override Task<MembershipTableData> ReadAllAsync(CancellationToken cancellationToken) => inner.ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public override async Task<bool> InsertRowAsync(MembershipEntry entry, TableVersion tableVersion, CancellationToken cancellationToken) =>
        await MayWriteAsync(entry, cancellationToken) && await inner.InsertRowAsync(entry, tableVersion, cancellationToken);

    /// <inheritdoc/>
    public override async Task<bool> UpdateRowAsync(
        MembershipEntry entry, string etag, TableVersion tableVersion, CancellationToken cancellationToken) =>
        await MayWriteAsync(entry, cancellationToken) && await inner.UpdateRowAsync(entry, etag, tableVersion, cancellationToken);

    /// <inheritdoc/>
    public override async Task UpdateIAmAliveAsync(MembershipEntry entry, CancellationToken cancellationToken)
    {
        if (await MayWriteAsync(entry, cancellationToken)) { await inner.UpdateIAmAliveAsync(entry, cancellationToken); }
    }

    // The row that is there counts too: a write names itself as it likes.
    private async Task<bool> MayWriteAsync(MembershipEntry entry, CancellationToken cancellation)
    {
        if (isHead) { return true; }

        var there = (await inner.ReadRowAsync(entry.SiloAddress, cancellation)).Members;
        return !SiloNames.IsHead(entry.SiloName ?? "") && !there.Any(row => SiloNames.IsHead(row.Item1.SiloName));
    }
}
