using CsCheck;
using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Tests.Search.Jobs;

public class CommonLossesTests
{
    private readonly CommonLosses _losses = new();

    [Fact]
    public void Share_OneLevel_IsItsLosses() => Assert.Equal([3, double.NaN, 1], Share([(1, [(0, 3), (1, double.NaN), (2, 1)])]));

    [Fact]
    public void Share_ThoseThatWentOn_ExchangeTheirLossesByTheirOrderThere() =>
        Assert.Equal([2, 1, 3, 4], Share([(1, [(0, 1), (1, 2), (2, 3), (3, 4)]), (3, [(0, 0.9), (1, 0.5)])]));

    [Fact]
    public void Share_ThreeLevels_TheLastDecides() => Assert.Equal(
        [2, 1, 3, 4],
        Share([(1, [(0, 1), (1, 2), (2, 3), (3, 4)]), (3, [(0, 0.9), (1, 0.5), (2, 0.7)]), (int.MaxValue, [(0, 0.1), (2, 0.2)])]));

    [Fact]
    public void Add_EveryEpoch_CountsThoseTwiceAsFarAsTheOneBefore() =>
        Assert.Equal([1, 2, 4, 8, int.MaxValue], Enumerable.Range(1, 10).Append(int.MaxValue).Where(level => _losses.Add(level, 0, 0.5)));

    [Fact]
    public void Add_LevelBelowOthers_CountsWhereItIsHalfAsFar() => Assert.Equal([9, 3], new[] { 9, 5, 3, 2 }.Where(level => _losses.Add(level, 0, 0.5)));

    [Fact]
    public void Share_FailureLater_IsWorst() => Assert.Equal([double.NaN, 2, 3], Share([(1, [(0, 1), (1, 2), (2, 3)]), (3, [(0, double.NaN), (1, 0.5)])]));

    [Fact]
    public void Share_EqualLossesLater_GoInTheOrderOfSettings() => Assert.Equal([1, 2], Share([(1, [(0, 2), (1, 1)]), (3, [(1, 0.5), (0, 0.5)])]));

    // One repeat failed on the way, the others ended: the median is a number.
    [Fact]
    public void Share_FailureBelowThatEndedWell_TakesNothingFromOthers() =>
        Assert.Equal([10, 10, 30], Share([(1, [(0, double.NaN), (1, 10), (2, 30)]), (9, [(0, 0.2), (1, 0.3), (2, 0.5)])]));

    // Brackets of Hyperband begin so. No place is outside of 10 to 40.
    [Theory]
    [InlineData(0.5, 15)]
    [InlineData(0.3, 10)]
    [InlineData(0.9, 35)]
    [InlineData(7, 40)]
    [InlineData(double.PositiveInfinity, 40)]
    [InlineData(double.NegativeInfinity, 10)]
    public void Share_BegunLater_LiesOnTheLineOfThoseThatLinkTheLevels(double loss, double expected) =>
        Assert.Equal(expected, Share([(1, [(0, 10), (1, 20), (2, 30), (4, 40)]), (3, [(0, 0.4), (1, 0.6), (2, 0.8), (3, loss)])])[3], 1e-9);

    [Theory]
    [InlineData(0.4)]
    [InlineData(0.5)]
    public void Share_BegunLaterWithoutLinksThatDiffer_LiesAsFarUpAsAmongItsOwn(double link) => Assert.Equal(
        [10, 20, 30, 10, 30],
        Share([(1, [(0, 10), (1, 20), (2, 30)]), (3, [(1, link), (3, 0.1), (4, 0.7)])]));

    [Fact]
    public void Share_LowerLevelThatComesLater_BringsAllToItsScale() =>
        Assert.Equal([0.9, 0.9, 0.9], Share([(9, [(0, 0.1), (1, 0.2)]), (3, [(2, 0.9)])]));

    [Fact]
    public void Share_AnyLevels_KeepsTheOrderOfTheLastAndWhatWasThere() => (
        from losses in Gen.Double[0, 1].Array[1, 30]
        from later in Gen.Double[0, 1].Array[losses.Length]
        from reached in Gen.Int[0, losses.Length]
        select (losses, later, reached)).Sample((losses, later, reached) =>
        {
            var shared = Share([(1, [.. losses.Select((loss, draw) => (draw, loss))]), (9, [.. later.Take(reached).Select((loss, draw) => (draw, loss))])]);

            Assert.Equal(losses.Order(), shared.Order());
            Assert.Equal(losses.Skip(reached), shared.Skip(reached));
            Assert.Equal(Enumerable.Range(0, reached).OrderBy(draw => later[draw]), Enumerable.Range(0, reached).OrderBy(draw => shared[draw]).ThenBy(draw => later[draw]));
        });

    private static double[] Share((int Level, (int Draw, double Loss)[] Entries)[] levels)
    {
        var losses = new CommonLosses();
        foreach (var (level, entries) in levels)
        {
            foreach (var (draw, loss) in entries) { losses.Add(level, draw, loss); }
        }

        return [.. losses.Share().OrderBy(pair => pair.Key).Select(pair => pair.Value)];
    }
}
