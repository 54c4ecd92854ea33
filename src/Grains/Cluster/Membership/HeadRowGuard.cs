namespace Orchestrator.Grains.Cluster.Membership;

/// <summary>
/// Lets nobody but the head write the head's row of a membership table, whichever it is. A head that freezes for some seconds would
/// otherwise be voted dead by its workers, read that, and end itself.
/// </summary>
/// <param name="inner">The table.</param>
/// <param name="isHead">Whether this process is the head.</param>
public sealed class HeadRowGuard(IMembershipTable inner, bool isHead) : RowGuard(inner)
{
    /// <inheritdoc/>
    // The row that is there counts too: a write names itself as it likes.
    protected override async Task<bool> MayWriteAsync(MembershipEntry entry, CancellationToken cancellation) =>
        isHead || (!SiloNames.IsHead(entry.SiloName ?? "")
            && !(await FindAsync(entry.SiloAddress, cancellation)).Any(there => SiloNames.IsHead(there.SiloName)));
}
