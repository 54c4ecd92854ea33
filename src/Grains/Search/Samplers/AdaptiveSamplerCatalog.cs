using Orchestrator.Grains.Search.Samplers.CmaEs;
using Orchestrator.Grains.Search.Samplers.Gp;
using Orchestrator.Grains.Search.Samplers.Nsga2;
using Orchestrator.Grains.Search.Samplers.Tpe;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>The samplers that learn from results, by name.</summary>
public static class AdaptiveSamplerCatalog
{
    /// <summary>Every one, in the order of the documentation.</summary>
    public static IReadOnlyList<AdaptiveSamplerDefinition> All { get; } =
    [
        new(
            "tpe",
            "What is likely among the best tenth of the results and unlikely among the others; for any space and any budget.",
            request => new TpeSampler(request.Space)),
        new(
            "cmaes",
            "Draws from a normal distribution that follows the best of each generation; for hundreds of trials over numbers.",
            request => new CmaEsSampler(request.Space)),
        new(
            "gp",
            "The largest expected improvement on the best result by a Gaussian process; for up to some hundred trials.",
            request => new GpSampler(request.Space)),
        new(
            "nsga2",
            "Children of the least dominated and least crowded results; for several objectives.",
            request => new Nsga2Sampler(request.Space)),
        new(
            "auto",
            "A Gaussian process for the first results and TPE after them, NSGA-II for several objectives; says which and why.",
            request => SamplerChoice.For(request).Create(request.Space)),
    ];

    /// <summary>The sampler called <paramref name="name"/>, or null.</summary>
    public static AdaptiveSamplerDefinition? Find(string name) => All.FirstOrDefault(sampler => sampler.Name == name);
}
