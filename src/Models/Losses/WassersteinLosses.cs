using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Losses;

/// <summary>The losses of Gulrajani et al. 2017, from the critic's scores D: means over the batch.</summary>
internal static class WassersteinLosses
{
    // Keeps the norm's own gradient finite where the critic's is 0.
    private const double SmallestSquare = 1e-12;

    /// <summary>D(G(z)) - D(x), without the penalty: the negative estimate of the distance.</summary>
    /// <param name="meanOnReal">The mean score, a scalar.</param>
    /// <param name="meanOnFake">The mean score, a scalar.</param>
    public static Tensor Critic(Tensor meanOnReal, Tensor meanOnFake) => meanOnFake - meanOnReal;

    /// <summary>The generator's -D(G(z)).</summary>
    /// <param name="onFake">[n, 1].</param>
    public static Tensor Generator(Tensor onFake) => onFake.mean().Times(-1);

    /// <summary>
    /// Mean over images of (|dD/dx| - 1)^2 on the lines between pairs of real and generated images; differentiable by the critic's
    /// weights.
    /// </summary>
    /// <param name="critic">Images [n, 784] to scores [n, 1], each image by itself.</param>
    /// <param name="real">[n, 784].</param>
    /// <param name="fake">[n, 784], detached.</param>
    /// <param name="shares">How much of the real image: [n, 1] in [0, 1).</param>
    public static Tensor GradientPenalty(Func<Tensor, Tensor> critic, Tensor real, Tensor fake, Tensor shares)
    {
        var between = fake.Plus((real - fake) * shares).requires_grad_();
        // TorchSharp frees the graph that a second pass needs unless it is told to keep it: the process then ends.
        var slopes = autograd.grad([critic(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        return slopes.Squared().sum(1L).Plus(SmallestSquare).sqrt().Plus(-1).Squared().mean();
    }
}
