using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Columns;
using Orchestrator.Grains.Search.Importance;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Importance;

public sealed class FanovaTests
{
    [Fact]
    public void Of_ParityOfTwo_IsExplainedByNeitherAlone()
    {
        double[][] points = [.. Enumerable.Range(1, 400).Select(row => (double[])[row * Math.Sqrt(2) % 1, row * Math.Sqrt(3) % 1])];

        var shares = Fanova.Of(Columns(2), points, Array.ConvertAll(points, point => (point[0] < 0.5) == (point[1] < 0.5) ? 1.0 : 0));

        Assert.All(shares, share => Assert.InRange(share, 0, 0.1));
    }

    // A tree's leaves part the whole space, whatever rows were drawn.
    [Fact]
    public void Grow_AnyTree_FillsTheSpaceOnce()
    {
        var space = new ColumnSpace(ImportanceTable.Space);
        double[][] points = [.. ImportanceTable.Rows(80).Select(row => space.Encode(row.Parameters))];
        double[] values = [.. ImportanceTable.Rows(80).Select(row => row.Value)];
        int[][] orders = [.. Enumerable.Range(0, 4).Select(column => (int[])[.. Enumerable.Range(0, 80).OrderBy(row => points[row][column])])];

        for (var seed = 0; seed < 20; seed++)
        {
            var leaves = TreeGrower.Grow(space.List, points, values, orders, new((ulong)seed));

            Assert.Equal(1, leaves.Sum(leaf => leaf.Volume), 1e-9);
            Assert.All(leaves, leaf => Assert.True(leaf.Volume > 0));
        }
    }

    private static IReadOnlyList<Column> Columns(int count) => new ColumnSpace(Spaces.Create(
        [.. Enumerable.Range(0, count).Select(place => new ParameterSpec($"x{place}", new RangeDomain(0, 1, false, false, null)))])).List;
}
