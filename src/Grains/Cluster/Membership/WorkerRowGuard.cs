namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>Lets a machine write the rows of its own workers and no others, the head's neither, whatever a write says of itself.</summary>
/// <param name="inner">The table.</param>
/// <param name="member">The machine: what stands in its certificate.</param>
public sealed class WorkerRowGuard(IMembershipTable inner, string member) : RowGuard(inner)
{
    /// <inheritdoc/>
    public override Task DeleteMembershipTableEntriesAsync(string clusterId, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The table is the head's.");

    /// <inheritdoc/>
    public override Task CleanupDefunctSiloEntriesAsync(DateTimeOffset beforeDate, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    // The row that is there counts too. That one is enough for a sign of life, which names no silo.
    protected override async Task<bool> MayWriteAsync(MembershipEntry entry, CancellationToken cancellation)
    {
        var there = await FindAsync(entry.SiloAddress, cancellation);
        return there.All(row => SiloNames.IsOf(member, row.SiloName))
            && (SiloNames.IsOf(member, entry.SiloName ?? "") || (string.IsNullOrEmpty(entry.SiloName) && there.Count > 0));
    }
}
