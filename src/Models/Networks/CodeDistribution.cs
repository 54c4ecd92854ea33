using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>Independent normal distributions of codes.</summary>
/// <param name="Mean">[n, code].</param>
/// <param name="LogVariance">Natural logarithms of the variances: [n, code].</param>
internal sealed record CodeDistribution(Tensor Mean, Tensor LogVariance)
{
    /// <summary>Codes as mean + deviation x noise, through which gradients pass: [n, code].</summary>
    /// <param name="noise">N(0, 1): [n, code].</param>
    public Tensor Sample(Tensor noise) => Mean.Plus(LogVariance.Times(0.5).exp() * noise);

    /// <summary>
    /// The divergence from N(0, 1), summed over the code: -1/2 sum of 1 + log variance - mean^2 - variance (Kingma and Welling 2013,
    /// appendix B). Nats: [n].
    /// </summary>
    public Tensor Divergence() =>
        Mean.Squared().Plus(LogVariance.exp()).Plus(LogVariance.Times(-1)).Plus(-1).sum(1L).Times(0.5);
}
