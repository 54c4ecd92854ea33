using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.Gp;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class GpSamplerTests : AdaptiveSamplerContract
{
    private protected override IAdaptiveSampler Create(FamilySpace space) => new GpSampler(space);
}
