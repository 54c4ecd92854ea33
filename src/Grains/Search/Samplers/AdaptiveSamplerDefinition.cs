namespace Orchestrator.Grains.Search.Samplers;

/// <summary>What an adaptive sampler is made for.</summary>
/// <param name="Space">What it searches.</param>
/// <param name="Budget">The settings that the family will have, as far as that is known; null when it is not.</param>
/// <param name="Objectives">How many objectives there are.</param>
internal sealed record SamplerRequest(FamilySpace Space, long? Budget, int Objectives = 1);

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
