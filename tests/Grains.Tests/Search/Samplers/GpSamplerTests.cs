using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.Gp;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class GpSamplerTests : RevisableSamplerContract
{
    /// <summary>Less work for each proposal: what holds for few candidates holds for many.</summary>
    internal static GpOptions Light { get; } = new() { Anywhere = 64, Near = 64, Starts = 2, Rounds = 10, FitSteps = 15 };

    private protected override IAdaptiveSampler Create(FamilySpace space) => new GpSampler(space, Light);

    [Fact]
    public void Propose_FiniteSpace_RepeatsNothingBeforeItIsExhausted()
    {
        var space = Spaces.Create(Spaces.ByName["categories"]);
        var drive = new SamplerDrive(space, Create(space), parallelism: 4);

        var settings = drive.Run(27, (index, _) => [index % 5]);

        Assert.Equal(settings.Skip(14).Count(), settings.Skip(14).Distinct().Count());
        Assert.Empty(settings.Skip(14).Intersect(settings.Take(14)));
    }
}
