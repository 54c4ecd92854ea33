using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Samplers;
using Orchestrator.Grains.Search.Samplers.Nsga2;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class Nsga2SamplerTests : AdaptiveSamplerContract
{
    protected override int Objectives => 2;

    private protected override IAdaptiveSampler Create(FamilySpace space) => new Nsga2Sampler(space);

    [Fact]
    public void Propose_TwoObjectives_CoversMoreThanIndependentDraws()
    {
        var gains = Enumerable.Range(1, 5).Select(seed =>
        {
            var space = Spaces.Create(Spaces.ByName["numbers"], seed);
            var (found, random) = (new List<IReadOnlyList<double>>(), new RandomSampler(space));
            new SamplerDrive(space, Create(space), parallelism: 4).Run(200, (_, setting) =>
            {
                found.Add(Distances(setting));
                return found[^1];
            });
            var drawn = Enumerable.Range(0, 200).Select(index => Distances(random.SettingAt(index)));
            return Hypervolume.Of(found, [100, 100]) / Hypervolume.Of(drawn, [100, 100]);
        });

        Assert.True(gains.Average() > 1.02, $"ratios of hypervolumes: {string.Join(' ', gains)}");
    }

    private static double[] Distances(IReadOnlyList<ParameterAssignment> setting) =>
    [
        setting.Sum(parameter => Math.Pow(parameter.Value.AsDouble(), 2)),
        setting.Sum(parameter => Math.Pow(parameter.Value.AsDouble() - 3, 2)),
    ];
}
