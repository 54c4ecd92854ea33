using Orchestrator.Grains.Search.Samplers;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class SamplerChoiceTests
{
    [Theory]
    [InlineData("ordinary", 100L, 1, "gp")]
    [InlineData("ordinary", 1000L, 1, "gp, then tpe")]
    [InlineData("ordinary", null, 1, "gp, then tpe")]
    [InlineData("many", 100L, 1, "tpe")]
    [InlineData("ordinary", 100L, 2, "nsga2")]
    public void For_SpaceAndBudget_SaysWhichAndWhy(string space, long? budget, int objectives, string name)
    {
        var choice = SamplerChoice.For(new SamplerRequest(Spaces.Create(Spaces.ByName[space]), budget, objectives));

        Assert.Equal(name, choice.Name);
        Assert.EndsWith(".", choice.Reason);
    }

    [Fact]
    public void Create_LargerBudget_ProposesTheSameAtFirst()
    {
        var space = Spaces.Create(Spaces.ByName["ordinary"]);
        var (small, large) = (SamplerChoice.For(new(space, 50)).Create(space), SamplerChoice.For(new(space, 5000)).Create(space));

        Assert.Equal(
            new SamplerDrive(space, small, 4).Run(40, (index, _) => [index % 7]),
            new SamplerDrive(space, large, 4).Run(40, (index, _) => [index % 7]));
    }

    [Fact]
    public void All_AdaptiveSamplers_AreFoundByName()
    {
        Assert.All(AdaptiveSamplerCatalog.All, sampler => Assert.Same(sampler, AdaptiveSamplerCatalog.Find(sampler.Name)));
        Assert.All(AdaptiveSamplerCatalog.All, sampler => Assert.EndsWith(".", sampler.Summary));
        Assert.Empty(AdaptiveSamplerCatalog.All.Select(sampler => sampler.Name).Intersect(SamplerCatalog.All.Select(sampler => sampler.Name)));
    }
}
