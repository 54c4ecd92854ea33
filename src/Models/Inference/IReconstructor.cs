using static TorchSharp.torch;

namespace Orchestrator.Models.Inference;

/// <summary>A model that gives images of images.</summary>
internal interface IReconstructor
{
    /// <summary>What the model makes of images as they are, changing nothing: [n, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    Tensor Reconstruct(Tensor images);
}
