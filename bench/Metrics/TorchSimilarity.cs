using Orchestrator.Models.Data;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Orchestrator.Bench.Metrics;

/// <summary>Structural similarity in torch's operators: the baseline of <see cref="StructuralSimilarity"/>.</summary>
internal static class TorchSimilarity
{
    private const int Block = 256;
    private const int Width = 11;
    private const double Deviation = 1.5;
    private const double C1 = 1e-4;
    private const double C2 = 9e-4;

    /// <summary>The mean over images.</summary>
    public static double Of(ReconstructionChunk images)
    {
        using var scope = NewDisposeScope();
        var window = exp(arange(Width, dtype: float32).Add(-Width / 2).Squared().Multiply(-0.5 / (Deviation * Deviation)));
        window = window / window.sum();
        var sum = 0.0;
        foreach (var (output, target) in images.Output.split(Block).Zip(images.Target.split(Block)))
        {
            using var block = NewDisposeScope();
            sum += AtEveryPlace(output, target, window).mean([1L, 2L, 3L]).sum().item<float>();
        }

        return sum / images.Target.shape[0];
    }

    private static Tensor AtEveryPlace(Tensor x, Tensor y, Tensor window)
    {
        var images = cat([x, y, x * x + y * y, x * y]).view(-1, 1, LabeledImages.Side, LabeledImages.Side);
        var filtered = conv2d(conv2d(images, window.view(1, 1, Width, 1)), window.view(1, 1, 1, Width)).chunk(4);
        var (squares, product) = (filtered[0] * filtered[0] + filtered[1] * filtered[1], filtered[0] * filtered[1]);
        var (variances, covariance) = (filtered[2] - squares, filtered[3] - product);
        return (product * 2 + C1) * (covariance * 2 + C2) / ((squares + C1) * (variances + C2));
    }
}
