using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.Gp;
using Orchestrator.Grains.Search.Samplers.Tpe;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class StagedSamplerTests : RevisableSamplerContract
{
    private protected override IAdaptiveSampler Create(FamilySpace space) =>
        new StagedSampler(new GpSampler(space, GpSamplerTests.Light), new TpeSampler(space), 25);

    [Fact]
    public void Propose_AfterTheFirstStage_IsTheLatersProposalFromAllResults()
    {
        var space = Spaces.Create(Spaces.ByName["ordinary"]);
        var drive = new SamplerDrive(space, Create(space), parallelism: 1);
        drive.Run(31, (index, _) => [index % 7]);
        var later = new TpeSampler(space);
        drive.Observations.ForEach(later.Observe);

        Assert.Equal(SamplerDrive.Describe(later.Propose(30, [])), SamplerDrive.Describe(drive.Last));
    }
}
