using Orchestrator.Dashboard.Charts;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Charts;

public sealed class MetricChartsTests
{
    [Theory]
    [InlineData(0, "train_loss,test_loss|mse|denoising_mse|psnr|dead_units|hoyer")]
    [InlineData(2, "generator_loss,discriminator_loss|d_real,d_fake|discriminator_accuracy")]
    [InlineData(15, "")]
    public void Of_Trial_GroupsWhatIsReadTogether(int number, string expected)
    {
        var charts = MetricCharts.Of(FakeData.Experiment("a", "b").Trials[number].Epochs);

        Assert.Equal(expected, string.Join('|', charts.Select(chart => string.Join(',', chart.Series.Select(series => series.Name)))));
    }
}
