namespace Orchestrator.Grains.Search.Samplers;

/// <summary>What a sampler is made for.</summary>
/// <param name="Space">What it searches.</param>
/// <param name="Budget">The settings that the family will have, or null while that is not known.</param>
/// <param name="Objectives">How many objectives there are.</param>
internal sealed record SamplerRequest(FamilySpace Space, long? Budget = null, int Objectives = 1)
{
    /// <summary>How many results of earlier experiments it begins with.</summary>
    public int Earlier { get; init; }
}
