using System.Text.RegularExpressions;
using Orchestrator.Dashboard.Charts;

namespace Orchestrator.Dashboard.Tests.Charts;

public sealed partial class ChartLayoutTests
{
    public static TheoryData<double[]> Series { get; } =
    [
        Array.Empty<double>(),
        new[] { 0.5 },
        new[] { double.NaN },
        new[] { 2.0, 2, 2 },
        new[] { 1, double.NaN, 2, double.PositiveInfinity, 3 },
        new[] { double.NegativeInfinity, double.NaN },
        new[] { double.MaxValue, 1, double.MinValue },
        new[] { 1e-300, 1e300 },
    ];

    [Theory, MemberData(nameof(Series))]
    public void Create_Any_DrawsNumbersOnly(double[] values)
    {
        var layout = ChartLayout.Create([Of(values)], 380, 210);

        var curve = Assert.Single(layout.Curves);
        Assert.Matches(PathData(), curve.Path);
        Assert.All(curve.Dots, dot => Assert.True(double.IsFinite(dot.X) && double.IsFinite(dot.Y)));
        Assert.All(layout.VerticalTicks.Concat(layout.HorizontalTicks), tick => Assert.True(double.IsFinite(tick.At)));
    }

    [Fact]
    public void Create_ValueThatIsNotFinite_BreaksTheLineAndIsMarked()
    {
        var curve = ChartLayout.Create([Of(1, 2, double.NaN, 3, 4)], 380, 210).Curves[0];

        Assert.Equal(2, curve.Path.Count(letter => letter == 'M'));
        Assert.Single(curve.Faults);
    }

    [Fact]
    public void Create_OnePoint_IsADot()
    {
        Assert.Single(ChartLayout.Create([Of(0.3)], 380, 210).Curves[0].Dots);
    }

    [Fact]
    public void Create_LongSeries_IsThinnedButKeepsItsPeak()
    {
        var values = Enumerable.Range(0, 100_000).Select(i => i == 54_321 ? 9.0 : 1 + (0.1 * Math.Sin(i))).ToArray();

        var layout = ChartLayout.Create([Of(values)], 380, 210);

        Assert.InRange(layout.Curves[0].Path.Count(letter => letter == 'L'), 100, 800);
        Assert.Contains(layout.VerticalTicks, tick => tick.Label is "8");
    }

    [Fact]
    public void Create_Step_HoldsUntilTheNext()
    {
        var curve = ChartLayout.Create([Of(3, 1)], 380, 210, isStep: true).Curves[0];

        Assert.Matches("^M[0-9. ]+H[0-9.]+V[0-9.]+$", curve.Path);
    }

    private static ChartSeries Of(params double[] values) =>
        new("loss", [.. values.Select((value, i) => new ChartPoint(i + 1, value))]);

    [GeneratedRegex(@"^([ML]-?\d+(\.\d+)? -?\d+(\.\d+)?)*$")]
    private static partial Regex PathData();
}
