using Orchestrator.Abstractions.Experiments;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Tests.Text;

public class TimeLeftTests
{
    [Theory]
    [InlineData(ExperimentState.Running, 20, 5, 45.0)]
    [InlineData(ExperimentState.Running, 20, 0, null)]
    [InlineData(ExperimentState.Running, 5, 5, null)]
    [InlineData(ExperimentState.Running, null, 5, null)]
    [InlineData(ExperimentState.Paused, 20, 5, null)]
    public void Of_Experiment_GoesOnAtThePaceOfWhatHasEnded(ExperimentState state, int? planned, int ended, double? expected) =>
        Assert.Equal(expected, TimeLeft.Of(new("id", "name", state, new(0, 1, 0, ended, 0, 0, 0), planned, [], DateTimeOffset.UnixEpoch, null, 15)));
}
