using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Features;

/// <summary>Mean and covariance of features, in float64 and in managed memory, so that they can be kept.</summary>
/// <param name="Mean">d numbers.</param>
/// <param name="Covariance">d x d numbers, row by row; divided by n - 1.</param>
internal sealed record FeatureStatistics(double[] Mean, double[] Covariance)
{
    /// <summary>Whether all numbers are finite.</summary>
    public bool IsFinite => Mean.All(double.IsFinite) && Covariance.All(double.IsFinite);

    /// <summary>Measures features.</summary>
    /// <param name="features">[n, d], at least two rows.</param>
    public static FeatureStatistics Of(Tensor features)
    {
        using var scope = NewDisposeScope();
        var values = features.to(float64);
        var mean = values.mean([0L]);
        var centered = values.sub(mean);
        var covariance = centered.t().mm(centered).Times(1.0 / (features.shape[0] - 1));
        return new(mean.data<double>().ToArray(), covariance.contiguous().data<double>().ToArray());
    }
}
