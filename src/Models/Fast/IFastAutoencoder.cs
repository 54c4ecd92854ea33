using Orchestrator.Models.Metrics;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>A way to train and measure an autoencoder without torch's operators, on the network's own parameters.</summary>
internal interface IFastAutoencoder : IDisposable
{
    /// <summary>Starts an epoch.</summary>
    /// <param name="noise">The epoch's stream of corruption.</param>
    IEpochSteps BeginEpoch(NoiseStream noise);

    /// <summary>The mean figures.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    /// <param name="corruption">How inputs are corrupted, or null.</param>
    /// <param name="noise">The stream.</param>
    /// <param name="meters">What else measures each chunk; may be empty.</param>
    ReconstructionFigures Measure(Tensor images, Corruption? corruption, NoiseStream noise, ReadOnlySpan<IReconstructionMeter> meters);
}
