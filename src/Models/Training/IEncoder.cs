using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>A model that makes codes of images.</summary>
internal interface IEncoder
{
    /// <summary>The codes of clean images, changing nothing: [n, units], in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    Tensor Encode(Tensor images);
}
