using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

public sealed class DrawnRowsTests
{
    [Fact]
    public void Of_ManyTrials_IsBoundedAndDrawsTheBestLast()
    {
        var data = Columns.Data(new HashSet<int>(Enumerable.Range(0, 5000)), Columns.Lower, ("objective", [.. Enumerable.Range(0, 9000).Select(i => (double?)i)]));

        var drawn = DrawnRows.Of(data, 100).ToList();

        Assert.Equal("shade-off", drawn[0].Class);
        Assert.Equal(50, drawn[0].Rows.Count);
        Assert.Equal(100, drawn.Skip(1).Sum(each => each.Rows.Count));
        Assert.Equal("shade-0", drawn[^1].Class);
        Assert.Contains(0, drawn[^1].Rows);
    }
}
