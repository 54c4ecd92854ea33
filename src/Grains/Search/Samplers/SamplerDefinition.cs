using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>A sampler that sweep files may name.</summary>
public sealed class SamplerDefinition
{
    internal SamplerDefinition(string name, SearchMethod method, string summary, Func<FamilySpace, ISampler> create) =>
        (Name, Method, Summary, Create) = (name, method, summary, create);

    /// <summary>Its name in sweep files.</summary>
    public string Name { get; }

    /// <summary>The method that it serves.</summary>
    public SearchMethod Method { get; }

    /// <summary>One sentence: what it proposes.</summary>
    public string Summary { get; }

    internal Func<FamilySpace, ISampler> Create { get; }
}
