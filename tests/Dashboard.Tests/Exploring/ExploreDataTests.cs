using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

public sealed class ExploreDataTests
{
    [Fact]
    public void Of_Minimized_RanksTheLowestFirstAndMissingLast()
    {
        var data = Columns.Data(null, Columns.Lower, ("objective", [3, 1, null, 2]));

        Assert.Equal([1, 3, 0, 2], data.BestFirst);
        Assert.Equal([1, 0, double.NaN, 0.5], Enumerable.Range(0, 4).Select(data.Rank));
    }

    [Fact]
    public void Of_Maximized_RanksTheHighestFirst()
    {
        var data = Columns.Data(null, new("psnr", ObjectiveDirection.Maximize), ("objective", [3, 1, 2]));

        Assert.Equal([0, 2, 1], data.BestFirst);
    }

    [Fact]
    public void Kept_Brush_HoldsItsTrialsBestFirst()
    {
        var data = Columns.Data(new HashSet<int> { 0, 3 }, Columns.Lower, ("objective", [3, 1, null, 2]));

        Assert.Equal([3, 0], data.Kept);
        Assert.False(data.IsKept(1));
    }

    [Fact]
    public void Spanning_ConstantColumn_IsLeftOutAndTheObjectiveComesLast()
    {
        var data = Columns.Data(null, Columns.Lower, ("objective", [3, 1]), ("code_size", [8, 16]), ("epochs", [5, 5]));

        Assert.Equal(["code_size", "objective"], data.Spanning.Select(axis => axis.Name));
    }

    [Fact]
    public void Axis_ValuesThatCannotBeDrawn_AreMissing()
    {
        var data = Columns.Data(null, Columns.Lower, ("objective", [3, double.PositiveInfinity, 1]));

        Assert.Null(data.Axis("objective").Values[1]);
        Assert.Equal(3, data.Axis("objective").High);
    }

    [Theory]
    [InlineData(1.0, 1000.0, true)]
    [InlineData(1.0, 100.0, false)]
    [InlineData(0.0, 1000.0, false)]
    public void Axis_SpanOfRatios_DecidesTheScale(double low, double high, bool isLog)
    {
        var data = Columns.Data(null, Columns.Lower, ("objective", [low, high]));

        Assert.Equal(isLog, data.Axis("objective").IsLog);
    }

    [Fact]
    public void At_Share_IsTheInverse()
    {
        var axis = ExploreAxis.Of("lr", "lr", [1e-4, 1e-2], true);

        Assert.Equal(1e-3, axis.At(axis.Share(1e-3)), 1e-12);
        Assert.Equal(0.5, axis.Share(1e-3), 1e-12);
    }
}
