using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Charts;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Charts;

public sealed class BestSoFarTests
{
    private static readonly ImprovementRow[] Improvements = [new("autoencoder", 1, 5), new("denoising", 2, 9), new("autoencoder", 3, 2)];

    [Fact]
    public void Of_Improvements_OnesOfTheFamilyUpToTheNewestTrial()
    {
        var family = FakeExperiment.Families[0];

        var series = BestSoFar.Of(family, family.Objective!, Improvements, newest: 7);

        Assert.Equal([new(1, 5), new(3, 2), new(7, 2)], series.Points);
    }

    [Fact]
    public void Of_NewestTrialIsTheLastImprovement_NothingIsAdded()
    {
        var family = FakeExperiment.Families[1];

        Assert.Equal([new(2, 9)], BestSoFar.Of(family, family.Objective!, Improvements, newest: 2).Points);
    }
}
