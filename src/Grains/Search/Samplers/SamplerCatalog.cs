using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Samplers.Sobol;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>The samplers that need no results, by name. Those that do are in <see cref="AdaptiveSamplerCatalog"/>.</summary>
public static class SamplerCatalog
{
    /// <summary>Every sampler, in the order of the documentation.</summary>
    public static IReadOnlyList<SamplerDefinition> All { get; } =
    [
        new(
            "grid",
            SearchMethod.Grid,
            "Every distinct combination of active values once, in file order, the last parameter fastest.",
            GridSampler.Create),
        new(
            "random",
            SearchMethod.Random,
            "Independent draws, each a function of the seed, the family, the setting and the parameter alone.",
            space => new RandomSampler(space)),
        new(
            "sobol",
            SearchMethod.Random,
            "Scrambled Sobol points, which fill the space more evenly than independent draws.",
            space => new SobolSampler(space)),
    ];

    /// <summary>The sampler called <paramref name="name"/>, or null.</summary>
    public static SamplerDefinition? Find(string name) => All.FirstOrDefault(sampler => sampler.Name == name);

    /// <summary>The sampler that serves <paramref name="method"/>.</summary>
    public static SamplerDefinition For(SearchMethod method) => All.First(sampler => sampler.Method == method);
}
