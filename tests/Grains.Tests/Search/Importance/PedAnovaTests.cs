using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Importance;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Importance;

public sealed class PedAnovaTests
{
    private static readonly double[] Even = [.. Enumerable.Range(0, 100).Select(row => (row + 0.5) / 100)];

    [Fact]
    public void Divergence_BestLieTogether_IsLargerThanWhereTheyLieApart()
    {
        var column = Column(new RangeDomain(0, 1, false, false, null));

        var together = PedAnova.Divergence(column, Even, Array.ConvertAll(Even, x => Math.Abs(x - 0.2)));
        var apart = PedAnova.Divergence(column, Even, [.. Enumerable.Range(0, 100).Select(row => (row * 37 % 100) + 0.0)]);

        Assert.True(together > 5 * apart, $"{together} and {apart}");
    }

    [Fact]
    public void Divergence_WorstGetsWorse_StaysTheSame()
    {
        var column = Column(new RangeDomain(0, 1, false, false, null));
        var losses = Array.ConvertAll(Even, x => x);
        var before = PedAnova.Divergence(column, Even, losses);
        losses[^1] = 1e300;

        Assert.Equal(before, PedAnova.Divergence(column, Even, losses));
    }

    // Of 100 trials, 25 of each of four levels, the best ten are all of one: shares (10 + 1/4)/11 and 3 times 1/44 against 1/4 each.
    [Fact]
    public void Divergence_Category_IsThePearsonDivergenceOfItsShares()
    {
        var column = Column(new ListDomain([.. new[] { "a", "b", "c", "d" }.Select(ParameterValue.Of)], false));
        double[] coordinates = [.. Enumerable.Range(0, 100).Select(row => ((row % 4) + 0.5) / 4)];

        var divergence = PedAnova.Divergence(column, coordinates, Array.ConvertAll(coordinates, x => x));

        Assert.Equal(4 * (Math.Pow((10.25 / 11) - 0.25, 2) + (3 * Math.Pow((1.0 / 44) - 0.25, 2))), divergence, 1e-12);
    }

    private static Column Column(ParameterDomain domain) => new ColumnSpace(Spaces.Create([new ParameterSpec("x", domain)])).List[0];
}
