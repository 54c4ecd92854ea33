using Orchestrator.Dashboard.Charts;

namespace Orchestrator.Dashboard.Tests.Charts;

public sealed class AxisTests
{
    public static TheoryData<double[]> Values { get; } =
    [
        Array.Empty<double>(),
        new[] { 0.0 },
        new[] { 3.0, 3.0 },
        new[] { -1.5, 2.5 },
        new[] { 1e-9, 2e-9 },
        new[] { 1e-320, 5e-324 },
        new[] { 0.001, 1000 },
        new[] { double.NaN, 0.2, double.PositiveInfinity },
        new[] { double.NaN },
        new[] { -1e300, 1e300 },
        new[] { double.MaxValue, double.MinValue, 1 },
        new[] { 1e15, 1e15 + 1 },
    ];

    [Theory, MemberData(nameof(Values))]
    public void ForValues_Any_PlacesDrawableValuesAndTicksInside(double[] values)
    {
        var axis = Axis.ForValues(values);

        Assert.All(values.Where(Axis.CanDraw).Concat(axis.Ticks), value => Assert.InRange(axis.Share(value), 0, 1));
        Assert.InRange(axis.Ticks.Count, 1, 21);
        Assert.All(axis.Ticks, tick => Assert.NotEmpty(axis.Label(tick)));
    }

    [Fact]
    public void ForValues_OverTwoDecades_IsLogarithmic()
    {
        var axis = Axis.ForValues([0.001, 1]);

        Assert.True(axis.IsLog);
        Assert.Equal(["0.001", "0.01", "0.1", "1"], axis.Ticks.Select(axis.Label));
    }

    [Fact]
    public void ForValues_SmallRange_HasTicksThatRead()
    {
        var axis = Axis.ForValues([0.021, 0.079]);

        Assert.Equal(["0.02", "0.03", "0.04", "0.05", "0.06", "0.07", "0.08"], axis.Ticks.Select(axis.Label));
    }

    [Fact]
    public void ForWholeNumbers_Epochs_TicksAreWhole()
    {
        Assert.Equal(["1", "2", "3"], Labels(1, 3));
        Assert.Equal(["20", "40", "60", "80", "100"], Labels(1, 100));
        Assert.Equal(["7"], Labels(7, 7));

        static IEnumerable<string> Labels(int min, int max)
        {
            var axis = Axis.ForWholeNumbers(min, max);
            return axis.Ticks.Select(axis.Label);
        }
    }
}
