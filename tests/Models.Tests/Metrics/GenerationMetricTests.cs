using Orchestrator.Models.Features;
using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

public sealed class GenerationMetricTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Statistics_ThreeRows_DivideByTwo()
    {
        var statistics = FeatureStatistics.Of(Rows([0, 0], [2, 4], [4, 2]));

        Assert.Equal([2, 2], statistics.Mean);
        Assert.Equal([4, 2, 2, 4], statistics.Covariance);
    }

    [Fact]
    public void Frechet_DiagonalCovariances_IsTheSumOfSquaredDifferences()
    {
        // |(1, 2) - (4, 6)|^2 = 25 and (1 - 3)^2 + (2 - 5)^2 = 13, from deviations 1, 2 and 3, 5.
        var distance = FrechetDistance.Between(new([1, 2], [1, 0, 0, 4]), new([4, 6], [9, 0, 0, 25]));

        Assert.Equal(38, distance, 1e-9);
    }

    [Fact]
    public void Frechet_CovariancesThatDoNotCommute_IsTheKnownValue()
    {
        // C1 C2 = [[2, 4], [1, 8]] has trace 10 and determinant 12: its roots sum to sqrt(10 + 2 sqrt(12)).
        var distance = FrechetDistance.Between(new([0, 0], [2, 1, 1, 2]), new([0, 0], [1, 0, 0, 4]));

        Assert.Equal(4 + 5 - 2 * Math.Sqrt(10 + 2 * Math.Sqrt(12)), distance, 1e-9);
    }

    [Fact]
    public void Frechet_SingularCovariances_IsZeroToItselfAndSymmetric()
    {
        FeatureStatistics one = new([0, 0], [1, 1, 1, 1]);
        FeatureStatistics other = new([0, 0], [1, -1, -1, 1]);

        Assert.Equal(0, FrechetDistance.Between(one, one), 1e-7);
        Assert.Equal(4, FrechetDistance.Between(one, other), 1e-7);
        Assert.Equal(FrechetDistance.Between(one, other), FrechetDistance.Between(other, one), 1e-9);
    }

    [Fact]
    public void Frechet_FeatureThatIsNotFinite_IsNaN() =>
        Assert.Equal(double.NaN, FrechetDistance.Between(new([0], [1]), new([0], [double.NaN])));

    [Fact]
    public void Kid_TwoRowsOfOneFeature_IsTheHandComputedValue()
    {
        // The reference's mean square is 1. Kernel (x y + 1)^3: 0 for (1, -1), and for (0, 2) 1; the cross mean of
        // (1,0) 1, (1,2) 27, (-1,0) 1, (-1,2) -1 is 7.
        Assert.Equal(0 + 1 - 2 * 7, KernelDistance.Between(Rows([1], [-1]), Rows([0], [2])), 1e-9);
    }

    [Fact]
    public void Kid_SamplesOfOneDistribution_IsNearZeroWhateverTheScale()
    {
        using var generator = new Generator(3, CPU);
        var rows = empty(5_000, 8).normal_(0, 1, generator);
        var (one, same) = (rows.narrow(0, 0, 2_500), rows.narrow(0, 2_500, 2_500));
        var other = same.mul(tensor(2f));

        Assert.InRange(KernelDistance.Between(one, same), -0.01, 0.01);
        Assert.InRange(KernelDistance.Between(one, other), 0.05, 10);
        Assert.Equal(
            KernelDistance.Between(one, other),
            KernelDistance.Between(one.mul(tensor(1000f)), other.mul(tensor(1000f))), 1e-4);
    }

    [Fact]
    public void Balls_PointsOnALine_ReachToTheThirdNearestOther()
    {
        // Radii with k = 3 are 6, 5, 3, 6 and 99: the balls are -6 to 6, -4 to 6, 0 to 6, 0 to 12 and 1 to 199.
        var balls = new FeatureBalls(Line(0, 1, 3, 6, 100), 3);

        var counts = balls.Count(Line(7.5, 0.5, 300));

        Assert.Equal([2, 4, 0], counts.PerFeature);
        Assert.Equal([1, 1, 1, 2, 1], counts.PerBall);
    }

    [Fact]
    public void PrecisionAndRecall_PartsOfALine_CountWhatLiesInside()
    {
        // The real balls fill -3 to 6; that of the generated 5 alone goes from 0 to 10.
        var real = Line(0, 1, 2, 3);
        var generated = Line(5, 6.5, 7, 10);

        Assert.Equal(0.25, Precision.Of(real, generated));
        Assert.Equal(1, Recall.Of(real, generated));
        Assert.Equal(0, Recall.Of(real, Line(50, 51, 52, 53)));
    }

    [Fact]
    public void DensityAndCoverage_OneImageOverAndOver_AreHighAndLow()
    {
        // Radii with k = 5 among 0 to 9 are 5, 4, 3, 3, 3 and back: 0.2 lies in the balls of 0 to 3.
        var balls = new FeatureBalls(Line([.. Enumerable.Range(0, 10).Select(i => (double)i)]), Density.Neighbors);

        var counts = balls.Count(Line([.. Enumerable.Repeat(0.2, 10)]));

        Assert.Equal(4 / 5.0, Density.Of(balls, counts), 1e-9);
        Assert.Equal(0.4, Coverage.Of(counts), 1e-9);
    }

    [Fact]
    public void Balls_FewerRowsThanNeighbors_ReachToTheFarthest() =>
        Assert.Equal([2L, 0], new FeatureBalls(Line(0, 1), 3).Count(Line(0.5, 2.5)).PerFeature);

    [Theory]
    [InlineData(new[] { 5, 5 }, new[] { 20, 20 }, 0)]
    [InlineData(new[] { 10, 0 }, new[] { 20, 20 }, 0.6931471805599453)]
    [InlineData(new[] { 5, 5 }, new[] { 100, 0 }, 1.6094379124341)]
    public void ClassDivergence_Histograms_IsInNats(int[] generated, int[] real, double expected) =>
        Assert.Equal(expected, ClassDivergence.Between(generated, real), 1e-9);

    [Fact]
    public void Histogram_Classes_CountsEachOfTen() =>
        Assert.Equal([1, 0, 0, 2, 0, 0, 0, 0, 0, 1], ImageFeatures.Histogram([3, 9, 0, 3]));

    private static Tensor Line(params double[] places) => Rows([.. places.Select(place => new[] { place })]);

    private static Tensor Rows(params double[][] rows) =>
        tensor(rows.SelectMany(row => row).Select(value => (float)value).ToArray()).view(rows.Length, -1);
}
