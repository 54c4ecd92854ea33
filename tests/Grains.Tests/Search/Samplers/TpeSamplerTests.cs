using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.Tpe;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class TpeSamplerTests : RevisableSamplerContract
{
    private protected override IAdaptiveSampler Create(FamilySpace space) => new TpeSampler(space);

    [Fact]
    public void Propose_FiniteSpace_RepeatsNothingBeforeItIsExhausted()
    {
        var space = Spaces.Create(Spaces.ByName["categories"]);
        var drive = new SamplerDrive(space, Create(space), parallelism: 4);

        var settings = drive.Run(27, (index, _) => [index % 5]);

        // The ten Sobol points of the start may repeat one another in so small a space.
        Assert.Equal(settings.Skip(14).Count(), settings.Skip(14).Distinct().Count());
        Assert.Empty(settings.Skip(14).Intersect(settings.Take(14)));
    }
}
