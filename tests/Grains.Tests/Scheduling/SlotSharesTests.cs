using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Tests.Scheduling;

public class SlotSharesTests
{
    [Theory]
    [InlineData(1, 1, 8, 4, 4)]
    [InlineData(3, 1, 8, 6, 2)]
    [InlineData(2.5, 0.5, 12, 10, 2)]
    [InlineData(1, 1000, 10, 0, 10)]
    public void Order_FreeSlotsOneByOne_FillsByWeight(double first, double second, int slots, int expectedFirst, int expectedSecond) =>
        Assert.Equal([expectedFirst, expectedSecond], Fill([new("a", first, null, 0), new("b", second, null, 0)], slots));

    [Fact]
    public void Order_OneHoldsAll_NextFreeSlotsGoToTheOtherUntilItHasItsShare()
    {
        var claims = (ShareClaim[])[new("old", 1, null, 8), new("new", 1, null, 0)];

        Assert.Equal([8, 4], Fill(claims, 4));
    }

    [Fact]
    public void Order_AtItsMaxSlots_IsLeftOutAndTheOthersShareTheRest() =>
        Assert.Equal([2, 4, 4], Fill([new("a", 9, 2, 0), new("b", 1, null, 0), new("c", 1, null, 0)], 10));

    [Fact]
    public void Order_EquallyFarBelow_KeepsTheOrderOfTheClaims() =>
        Assert.Equal(["b", "a"], SlotShares.Order([new("b", 1, null, 1), new("a", 1, null, 1)]));

    [Fact]
    public void Order_Nobody_IsEmpty() => Assert.Empty(SlotShares.Order([]));

    private static List<int> Fill(IReadOnlyList<ShareClaim> claims, int slots)
    {
        var filled = claims.ToDictionary(claim => claim.Id, claim => claim.Slots);
        for (var slot = 0; slot < slots; slot++)
        {
            filled[SlotShares.Order([.. claims.Select(claim => claim with { Slots = filled[claim.Id] })])[0]]++;
        }

        return [.. claims.Select(claim => filled[claim.Id])];
    }
}
