namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>Lets a machine write the rows of its own workers and no others, whatever a write says of itself.</summary>
/// <param name="inner">The table.</param>
/// <param name="member">The machine: what stands in its certificate.</param>
public sealed class WorkerRowGuard(IMembershipTable inner, string member) : MembershipTable
{
    /// <inheritdoc/>
    public override Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The table is the head's.");

    /// <inheritdoc/>
    public override Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) => Task.CompletedTask;

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

    // The row that is there counts too. That one is enough for a sign of life, which names no silo.
    private async Task<bool> MayWriteAsync(MembershipEntry entry, CancellationToken cancellation)
    {
        var there = (await inner.ReadRowAsync(entry.SiloAddress, cancellation)).Members;
        return there.All(row => SiloNames.IsOf(member, row.Item1.SiloName))
            && (SiloNames.IsOf(member, entry.SiloName ?? "") || (string.IsNullOrEmpty(entry.SiloName) && there.Count > 0));
    }
}
