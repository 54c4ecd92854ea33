using Orchestrator.Models.Metrics;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>A fast way that also gives tensors, because torch's modules are slow for its network.</summary>
internal interface IFastNetwork
{
    /// <inheritdoc cref="IFastAutoencoder.Measure"/>
    /// <param name="images">[n, 784] in [0, 1].</param>
    /// <param name="corruption">How inputs are corrupted, or null.</param>
    /// <param name="noise">The stream.</param>
    /// <param name="meters">What else measures each chunk; may be empty.</param>
    ReconstructionFigures Measure(
        Tensor images, Corruption? corruption, NoiseStream noise, ReadOnlySpan<IReconstructionMeter> meters);

    /// <summary>The codes of images: [n, units], in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    Tensor Encode(Tensor images);
}
