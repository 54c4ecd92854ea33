using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Losses;

/// <summary>Slopes of a loss along one random direction for each weight.</summary>
internal static class Slopes
{
    /// <summary>For each weight: the slope that gradients give, and the one that differences over 2 x distance give.</summary>
    public static IEnumerable<(double Gradient, double Difference)> Of(
        Func<Tensor> loss, IReadOnlyList<Tensor> weights, double distance, Generator random)
    {
        var gradients = autograd.grad([loss()], [.. weights]);
        for (var i = 0; i < weights.Count; i++)
        {
            var direction = randn(weights[i].shape, generator: random);
            direction /= direction.norm();
            var difference = (At(loss, weights[i], direction, distance) - At(loss, weights[i], direction, -distance)) / (2 * distance);
            yield return ((gradients[i] * direction).sum().item<float>(), difference);
        }
    }

    private static double At(Func<Tensor> loss, Tensor weight, Tensor direction, double distance)
    {
        var original = weight.clone().detach();
        Move(weight, direction, distance);
        var value = loss().item<float>();
        using var withoutGradients = no_grad();
        weight.copy_(original);
        return value;
    }

    private static void Move(Tensor weight, Tensor direction, double distance)
    {
        using var withoutGradients = no_grad();
        weight.Add(direction, distance);
    }
}
