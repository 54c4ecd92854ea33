using Orchestrator.Models.Networks;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>A term that is added to the reconstruction loss, weighted: a mean over images.</summary>
internal interface IPenalty
{
    /// <summary>The term, a differentiable scalar.</summary>
    Tensor Of(Activations activations);
}
