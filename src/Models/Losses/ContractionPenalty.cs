using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>
/// Weight x mean over images of the squared Frobenius norm of the code's Jacobian (Rifai et al. 2011), in closed form: for
/// one layer the sum over units j of s_j^2 |W_j|^2, where s is the activation's slope, h(1 - h) for a sigmoid and 1[h &gt; 0]
/// for ReLU. Behind ReLU layers, W_j is the row of the product of their weights, each masked by what is active.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="weight">The weight.</param>
/// <param name="codeLayer">The hidden layer that is the code, from 1; those before it are ReLU.</param>
/// <param name="isSigmoid">Whether the code's activation is a sigmoid; else ReLU.</param>
internal sealed class ContractionPenalty(DenseAutoencoder network, double weight, int codeLayer, bool isSigmoid) : IPenalty
{
    /// <inheritdoc/>
    public Tensor Of(Activations activations)
    {
        var code = activations.Hidden[codeLayer - 1];
        var slopes = isSigmoid ? code - code * code : Active(code);
        return (slopes.Squared() * SquaredRows(activations.Hidden)).sum(1L).mean().Times(weight);
    }

    // |W_j|^2: [code] for one layer, [n, code] for more.
    private Tensor SquaredRows(IReadOnlyList<Tensor> hidden)
    {
        if (codeLayer == 1)
        {
            return network.Weight(1).Squared().sum(1L);
        }

        var rows = network.Weight(codeLayer) * Mask(hidden, codeLayer - 1);
        for (var layer = codeLayer - 1; layer > 1; layer--)
        {
            rows = rows.matmul(network.Weight(layer)) * Mask(hidden, layer - 1);
        }

        // |r W|^2 = r (W Wt) rt, which spares rows as long as an image.
        var first = network.Weight(1);
        return (rows.matmul(first.matmul(first.t())) * rows).sum(-1L);
    }

    private static Tensor Mask(IReadOnlyList<Tensor> hidden, int layer) => Active(hidden[layer - 1]).unsqueeze(1);

    private static Tensor Active(Tensor values) => values.IsAbove(0).to(float32);
}
