namespace Orchestrator.Grains.Scheduling;

/// <summary>
/// Weighted fair sharing of slots: a free slot is offered to the experiment furthest below its share first. Nothing that runs is
/// taken away, so shares are reached as trials end. Pure.
/// </summary>
internal static class SlotShares
{
    /// <summary>The experiments to offer one free slot to, in order; of two that are equally far below, the earlier of the claims comes first.</summary>
    public static IReadOnlyList<string> Order(IReadOnlyList<ShareClaim> claims)
    {
        var open = claims.Where(claim => claim.MaxSlots is not { } most || claim.Slots < most).ToList();
        var (weights, slots) = (open.Sum(claim => claim.Weight), 1 + open.Sum(claim => claim.Slots));
        return [.. open.OrderByDescending(claim => (claim.Weight / weights * slots) - claim.Slots).Select(claim => claim.Id)];
    }
}
