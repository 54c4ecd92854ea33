using Orchestrator.Models.Features;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>frechet_distance</c>: how far two sets of features lie apart as normal distributions, in squared feature units, 0 for
/// equal ones (Heusel et al. 2017): |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)). The last trace is the sum of the roots of the
/// eigenvalues of C1^(1/2) C2 C1^(1/2), which is symmetric, so that nothing complex or singular comes up. In float64.
/// The features are those of the program's own classifier, so that no value can be compared with an FID of Inception's features.
/// </summary>
internal static class FrechetDistance
{
    /// <summary>The distance; symmetric but for rounding, and 0 at least. NaN where a feature is not finite.</summary>
    public static double Between(FeatureStatistics one, FeatureStatistics other)
    {
        if (!one.IsFinite || !other.IsFinite)
        {
            return double.NaN;
        }

        var squares = one.Mean.Zip(other.Mean, (a, b) => (a - b) * (a - b)).Sum();
        var traces = Trace(one) + Trace(other);
        return Math.Max(0, squares + traces - 2 * TraceOfRoot(one, other));
    }

    private static double Trace(FeatureStatistics statistics) =>
        Enumerable.Range(0, statistics.Mean.Length).Sum(i => statistics.Covariance[i * (statistics.Mean.Length + 1)]);

    private static double TraceOfRoot(FeatureStatistics one, FeatureStatistics other)
    {
        using var scope = NewDisposeScope();
        var root = Root(Matrix(one));
        var (values, _) = linalg.eigh(root.mm(Matrix(other)).mm(root));
        return NonNegative(values).sqrt().sum().item<double>();
    }

    // V diag(sqrt(values)) V', values a little below 0 by rounding taken as 0.
    private static Tensor Root(Tensor matrix)
    {
        var (values, vectors) = linalg.eigh(matrix);
        return vectors.mul(NonNegative(values).sqrt()).mm(vectors.t());
    }

    private static Tensor NonNegative(Tensor values) => values.Clamped(0, double.MaxValue);

    private static Tensor Matrix(FeatureStatistics statistics) =>
        tensor(statistics.Covariance).view(statistics.Mean.Length, statistics.Mean.Length);
}
