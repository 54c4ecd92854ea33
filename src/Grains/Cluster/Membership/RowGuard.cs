namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>A membership table of which rows may be written by some alone; reading is free.</summary>
/// <param name="inner">The table.</param>
public abstract class RowGuard(IMembershipTable inner) : MembershipTable
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

    /// <summary>Whether a row may be written as <paramref name="entry"/> says.</summary>
    protected abstract Task<bool> MayWriteAsync(MembershipEntry entry, CancellationToken cancellation);

    /// <summary>The row that is there, or none.</summary>
    protected async Task<IReadOnlyList<MembershipEntry>> FindAsync(SiloAddress silo, CancellationToken cancellation) =>
        [.. (await inner.ReadRowAsync(silo, cancellation)).Members.Select(row => row.Item1)];
}
