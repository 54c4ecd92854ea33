using Orchestrator.Dashboard.Charts;

namespace Orchestrator.Dashboard.Tests.Charts;

public sealed class SeriesSummaryTests
{
    [Fact]
    public void Describe_Curve_TellsEndExtremesAndFaults()
    {
        var series = new ChartSeries("mse", [new(1, 0.5), new(2, 0.25), new(3, double.NaN), new(4, 0.3)]);

        Assert.Equal(
            "mse: 0.3 at epoch 4, lowest 0.25 (epoch 2), highest 0.5 (epoch 1), 1 not finite.",
            SeriesSummary.Describe(series, "epoch"));
    }

    [Fact]
    public void Describe_Empty_SaysSo() => Assert.Equal("mse: nothing recorded.", SeriesSummary.Describe(new("mse", []), "epoch"));
}
