using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// A set of features as the balls round each of them that reach to its k-th nearest other: what precision, recall, density and
/// coverage take for the region that the set fills. Owned by the caller's dispose scope.
/// </summary>
internal sealed class FeatureBalls
{
    // Bounds a block of distances to a few MB.
    private const long Block = 256;
    private readonly Tensor _centers;
    private readonly Tensor _lengths;
    private readonly Tensor _squaredRadii;

    /// <param name="centers">[n, d], at least two rows.</param>
    /// <param name="neighbors">k, from 1; with fewer others than that the farthest counts.</param>
    public FeatureBalls(Tensor centers, int neighbors)
    {
        (_centers, Neighbors) = (centers, neighbors);
        _lengths = centers.mul(centers).sum(1L);
        var rank = (int)Math.Min(neighbors, centers.shape[0] - 1);

        // A row's own distance, 0 up to rounding, is the smallest of its distances.
        _squaredRadii = cat([.. centers.split(Block).Select(rows => Smallest(rows, rank + 1))]);
    }

    /// <summary>k.</summary>
    public int Neighbors { get; }

    /// <summary>Counts which features lie in which balls, borders included.</summary>
    /// <param name="features">[m, d].</param>
    public BallCounts Count(Tensor features)
    {
        using var scope = NewDisposeScope();
        var perFeature = new List<long>();
        var perBall = zeros(_centers.shape[0], dtype: float64);
        foreach (var rows in features.split(Block))
        {
            using var inner = NewDisposeScope();
            var isInside = SquaredDistances(rows).le(_squaredRadii);
            perFeature.AddRange(isInside.sum(1L).data<long>().ToArray());
            perBall.Add(isInside.sum(0L).to(float64));
        }

        return new([.. perFeature], [.. perBall.data<double>().ToArray().Select(count => (long)count)]);
    }

    private Tensor Smallest(Tensor rows, int rank)
    {
        using var scope = NewDisposeScope();
        var (values, _) = SquaredDistances(rows).topk(rank, dim: 1, largest: false, sorted: true);
        return values.select(1, rank - 1).clone().MoveToOuterDisposeScope();
    }

    // [m, n]: |a|^2 - 2 a b + |b|^2.
    private Tensor SquaredDistances(Tensor rows) =>
        rows.mm(_centers.t()).Multiply(-2).Add(_lengths).Add(rows.mul(rows).sum(1L, keepdim: true)).Clamp(0, float.MaxValue);
}
