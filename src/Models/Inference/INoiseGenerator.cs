using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Inference;

/// <summary>A model that makes images from nothing but noise.</summary>
internal interface INoiseGenerator
{
    /// <summary>Whether noise is drawn from N(0, 1), else from U(-1, 1).</summary>
    bool HasNormalNoise { get; }

    /// <summary>Draws what images are made from: [n, k], in the caller's dispose scope.</summary>
    /// <param name="count">n.</param>
    /// <param name="seeds">Where the noise comes from.</param>
    /// <param name="purpose">The stream's purpose.</param>
    Tensor DrawNoise(int count, RandomStreams seeds, string purpose);

    /// <summary>The images of noise, changing nothing: [n, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="noise">[n, k].</param>
    Tensor Generate(Tensor noise);
}
