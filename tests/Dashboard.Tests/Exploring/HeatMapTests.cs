using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

public sealed class HeatMapTests
{
    [Fact]
    public void Of_FewValues_HasACellForEachWithItsBestTrial()
    {
        var data = Columns.Data(null, Columns.Lower, ("objective", [3, 1, 2, null]), ("a", [8, 8, 16, 16]), ("b", [1, 1, 2, 1]));

        var map = HeatMap.Of(data, "a", "b");

        Assert.Equal(["8", "16"], map.Across.Labels);
        Assert.Equal(new HeatCell(2, 1, 0), map.Cell(0, 0));
        Assert.Equal(new HeatCell(1, 2, 1), map.Cell(1, 1));
        Assert.Equal(new HeatCell(1, null, double.NaN), map.Cell(1, 0));
        Assert.Equal(0, map.Cell(0, 1).Count);
    }

    [Fact]
    public void Of_Brush_CountsItsTrialsOnly()
    {
        var data = Columns.Data(new HashSet<int> { 0 }, Columns.Lower, ("objective", [3, 1]), ("a", [8, 8]), ("b", [1, 1]));

        Assert.Equal(new HeatCell(1, 0, 0), HeatMap.Of(data, "a", "b").Cell(0, 0));
    }

    [Fact]
    public void Of_ManyValues_CutsEqualLengths()
    {
        double?[] values = [.. Enumerable.Range(0, 71).Select(i => (double?)i)];

        var axis = HeatAxis.Of(ExploreAxis.Of("a", "a", values, false));

        Assert.Equal([10, 20, 30, 40, 50, 60], axis.Edges.Select(edge => Math.Round(edge, 9)));
        Assert.Equal([0, 0, 1, 6], new[] { 0.0, 9.9, 10.0001, 70 }.Select(axis.CellOf));
    }
}
