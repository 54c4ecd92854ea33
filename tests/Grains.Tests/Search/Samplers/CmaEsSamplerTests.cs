using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.CmaEs;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class CmaEsSamplerTests : AdaptiveSamplerContract
{
    private protected override IAdaptiveSampler Create(FamilySpace space) => new CmaEsSampler(space);
}
