using static TorchSharp.torch;

namespace Orchestrator.Models.Inference;

/// <summary>A model that makes images of codes.</summary>
internal interface IDecoder
{
    /// <summary>Whether a code's numbers can be below 0.</summary>
    bool HasNegativeCodes { get; }

    /// <summary>The images that codes stand for, changing nothing: [n, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="codes">[n, units].</param>
    Tensor Decode(Tensor codes);
}
