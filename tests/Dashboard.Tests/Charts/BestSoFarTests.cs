using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Charts;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Charts;

public sealed class BestSoFarTests
{
    [Theory]
    [InlineData(ObjectiveDirection.Minimize, new[] { 5.0, 5.0, 2.0, 2.0 })]
    [InlineData(ObjectiveDirection.Maximize, new[] { 5.0, 7.0, 7.0, 7.0 })]
    public void Of_CompletedTrials_NeverGetsWorse(ObjectiveDirection direction, double[] expected)
    {
        var trial = FakeData.Experiment("a", "b").Trials[0].Summary;
        double?[] values = [double.NaN, 5, 7, 2, null, 3];
        var trials = values.Select((value, i) => trial with { Number = i, Objective = value });

        var series = BestSoFar.Of(FakeExperiment.Families[0], new("mse", direction), trials);

        Assert.Equal(expected, series.Points.Select(point => point.Y));
    }

    [Fact]
    public void Of_OtherFamiliesAndStates_AreLeftOut()
    {
        var trials = FakeData.Experiment("a", "b").Trials.Select(trial => trial.Summary);
        var family = FakeExperiment.Families[1];

        Assert.Equal([1, 5], BestSoFar.Of(family, family.Objective!, trials).Points.Select(point => point.X));
    }
}
