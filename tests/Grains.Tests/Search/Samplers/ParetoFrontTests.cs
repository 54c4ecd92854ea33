using Orchestrator.Grains.Search.Samplers.Nsga2;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class ParetoFrontTests
{
    private static readonly double[][] Losses = [[1, 4], [2, 3], [2, 4], [4, 1], [5, 5], [double.NaN, 0], [double.NaN, double.NaN]];

    [Fact]
    public void Of_Losses_IsWhatNothingDominates() => Assert.Equal([0, 1, 3, 5], ParetoFront.Of(Losses));

    [Fact]
    public void Fronts_Losses_RankEveryone() =>
        Assert.Equal([[0, 1, 3, 5], [2], [4], [6]], ParetoFront.Fronts(Losses).Select(front => front.ToArray()));

    [Fact]
    public void Of_EqualLosses_AreAllOnTheFront() => Assert.Equal([0, 1], ParetoFront.Of([[1.0, 2], [1.0, 2]]));

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(ParetoFront.Of([]));

    [Fact]
    public void Distances_Front_AreTheNeighboursGaps() => Assert.Equal(
        [double.PositiveInfinity, (3.0 / 4) + (3.0 / 4), double.PositiveInfinity, (3.0 / 4) + (3.0 / 4)],
        Crowding.Distances([[0.0, 4], [1.0, 3], [4.0, 0], [3.0, 1]], [0, 1, 2, 3]));
}
