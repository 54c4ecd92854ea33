using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Tests.Text;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(0.0204, "0.0204", "0.02040")]
    [InlineData(12.5, "12.5", "12.50")]
    [InlineData(-3, "-3", "-3.000")]
    [InlineData(41200, "41,200", "41,200")]
    [InlineData(0.00032171, "3.217e-4", "3.217e-4")]
    [InlineData(1e9, "1e9", "1.000e9")]
    [InlineData(5e-324, "4.941e-324", "4.941e-324")]
    [InlineData(double.NaN, "NaN", "NaN")]
    [InlineData(double.PositiveInfinity, "∞", "∞")]
    [InlineData(double.NegativeInfinity, "−∞", "−∞")]
    public void Short_And_Metric_GiveFourSignificantDigits(double value, string brief, string metric)
    {
        Assert.Equal(brief, Figures.Short(value));
        Assert.Equal(metric, Figures.Metric(value));
    }
}
