namespace Orchestrator.Grains.Search.Samplers;

/// <summary>A sampler that learns from results and that sweep files may name.</summary>
public sealed class AdaptiveSamplerDefinition
{
    internal AdaptiveSamplerDefinition(string name, string summary, Func<SamplerRequest, IAdaptiveSampler> create) =>
        (Name, Summary, Create) = (name, summary, create);

    /// <summary>Its name in sweep files.</summary>
    public string Name { get; }

    /// <summary>One sentence: what it proposes.</summary>
    public string Summary { get; }

    internal Func<SamplerRequest, IAdaptiveSampler> Create { get; }
}
