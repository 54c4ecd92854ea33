using Orchestrator.Models.Catalog;

namespace Orchestrator.Models.Inference;

/// <summary>What each model can be used for once it is trained.</summary>
public static class ModelUses
{
    /// <summary>Models that make codes of images, and images of those.</summary>
    public static IReadOnlyList<string> Encoding { get; } = [.. ModelNames.Autoencoders, ModelNames.Vae];

    /// <summary>Models that make images from noise.</summary>
    public static IReadOnlyList<string> Generating { get; } = [ModelNames.Vae, .. ModelNames.Gans];
}
