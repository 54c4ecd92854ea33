using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.CmaEs;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class CmaEsSamplerTests : AdaptiveSamplerContract
{
    private protected override IAdaptiveSampler Create(FamilySpace space) => new CmaEsSampler(space);

    [Fact]
    public void Begin_EarlierResults_DrawsAroundTheBest()
    {
        var sampler = new CmaEsSampler(Spaces.Create(Spaces.ByName["numbers"]), new() { FirstStep = 1e-6 });
        sampler.Begin([At(-4, 3), At(7.5, 1), At(2, double.NaN), At(0, 2)]);

        Assert.All(sampler.Propose(0, []), parameter => Assert.Equal(7.5, parameter.Value.AsDouble(), 1e-3));
    }

    private static Observation At(double value, double loss) =>
        new(-1, [.. Enumerable.Range(0, 4).Select(place => new ParameterAssignment($"x{place}", ParameterValue.Of(value)))], loss);
}
