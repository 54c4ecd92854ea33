using Orchestrator.Grains.Search.Samplers.Tpe;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>The samplers that learn from results, by name.</summary>
public static class AdaptiveSamplerCatalog
{
    /// <summary>Every one, in the order of the documentation.</summary>
    public static IReadOnlyList<AdaptiveSamplerDefinition> All { get; } =
    [
        new("tpe", "What is likely among the best tenth of the results and unlikely among the others.", request => new TpeSampler(request.Space)),
        new("auto", "What is likely among the best tenth of the results and unlikely among the others.", request => new TpeSampler(request.Space)),
    ];

    /// <summary>The sampler called <paramref name="name"/>, or null.</summary>
    public static AdaptiveSamplerDefinition? Find(string name) => All.FirstOrDefault(sampler => sampler.Name == name);
}
