using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>A fast way that also gives codes, because torch's modules are slow for its network.</summary>
internal interface IFastNetwork
{
    /// <summary>The codes of images: [n, units], in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    Tensor Encode(Tensor images);
}
