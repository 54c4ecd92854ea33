using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>The codes of images, or a GAN's noise, and what makes images of such.</summary>
/// <param name="Epoch">The checkpoint's epoch.</param>
/// <param name="Codes">A row for each image, from the first.</param>
/// <param name="Decode">Gives the images of codes: 784 pixels in [0, 1] each.</param>
internal sealed record DecodableCodes(int Epoch, FloatRows Codes, Func<FloatRows, FloatRows> Decode)
{
    /// <summary>Between which values a dimension goes.</summary>
    public TraversalScale Scale { get; init; } = TraversalScale.Percentiles;

    /// <summary>Whether these are noise, which no image was encoded to.</summary>
    public bool IsNoise { get; init; }

    /// <summary>The way from one code to another.</summary>
    public Interpolate Interpolate { get; init; } = Interpolation.Linear;
}
