using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

public sealed class ParetoFrontTests
{
    [Fact]
    public void Of_Points_LeavesOutWhatAnotherBeatsInBoth()
    {
        (double? A, double? B)[] points = [(1, 5), (2, 6), (2, 3), (4, 3), (5, 1), (null, 0), (1, 5)];

        Assert.Equal([0, 2, 4], ParetoFront.Of(Enumerable.Range(0, points.Length), row => points[row].A, row => points[row].B));
    }

    [Fact]
    public void Of_Nothing_IsEmpty() => Assert.Empty(ParetoFront.Of([], _ => 0, _ => 0));
}
