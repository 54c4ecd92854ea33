using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Detectors;

/// <summary>How far generated images lie apart, as Euclidean distances of pixels in [0, 1].</summary>
/// <param name="Duplicates">The share of images whose nearest other image is closer than 1.</param>
/// <param name="MeanDistance">The mean over all pairs; 10.0 between MNIST's images.</param>
internal readonly record struct SampleSpread(double Duplicates, double MeanDistance)
{
    private const double Close = 1;

    /// <summary>Measures images.</summary>
    /// <param name="images">[n, 784] in [0, 1], at least two.</param>
    public static SampleSpread Of(Tensor images)
    {
        using var scope = NewDisposeScope();
        var count = images.shape[0];
        var lengths = images.mul(images).sum(1L, keepdim: true);
        var distances = images.mm(images.t()).Multiply(-2).Add(lengths).Add(lengths.t()).Clamp(0, float.MaxValue).sqrt();
        var self = eye(count, dtype: @bool);
        var mean = distances.FilledWhere(self, 0).to(float64).sum().item<double>() / (count * (count - 1.0));
        var nearest = distances.FilledWhere(self, float.MaxValue).amin([1L]);
        return new(nearest.IsBelow(Close).to(float64).mean().item<double>(), mean);
    }
}
