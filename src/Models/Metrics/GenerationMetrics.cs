using Orchestrator.Models.Detectors;
using Orchestrator.Models.Features;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>The figures of generated images.</summary>
internal static class GenerationMetrics
{
    private const int DuplicateCount = 1_000;
    private const int NeighborCount = 5_000;

    /// <summary>Those that cost little, in the order of <see cref="Catalog.FamilyCatalog.GenerationEpochMetrics"/>.</summary>
    /// <param name="reference">What to compare with.</param>
    /// <param name="labels">The classes of the real images, of <paramref name="reference"/>'s and perhaps more.</param>
    /// <param name="images">Generated ones, [n, 784] in [0, 1], at least two.</param>
    /// <param name="generated">Their features.</param>
    public static KeyValuePair<string, double>[] Measure(
        ReferenceFeatures reference, byte[] labels, Tensor images, ImageFeatures generated)
    {
        using var scope = NewDisposeScope();
        var real = ImageFeatures.Histogram(labels.Take(reference.Features.Count));
        var made = ImageFeatures.Histogram(generated.Classes);
        return
        [
            new("frechet_distance", FrechetDistance.Between(reference.Statistics, FeatureStatistics.Of(generated.ToTensor()))),
            new("class_kl", ClassDivergence.Between(made, real)),
            new("modes", ModeCount.Of(made)),
            new("duplicates", SampleSpread.Of(images.narrow(0, 0, Math.Min(DuplicateCount, images.shape[0]))).Duplicates),
        ];
    }

    /// <summary>
    /// Those that take seconds, in the order of <see cref="Catalog.FamilyCatalog.GenerationLastMetrics"/>. Neighbours are sought among
    /// 5,000 of each at most: the first generated ones, and real ones spread evenly.
    /// </summary>
    /// <param name="wanted">Names of metrics; others than these are not measured.</param>
    /// <param name="reference">Of the real images, at least two.</param>
    /// <param name="generated">As many.</param>
    public static IReadOnlyList<KeyValuePair<string, double>> MeasureDear(IReadOnlyList<string> wanted, ImageFeatures reference, ImageFeatures generated)
    {
        if (!Catalog.FamilyCatalog.GenerationLastMetrics.Any(wanted.Contains)) { return []; }

        using var scope = NewDisposeScope();
        var (allReal, allMade) = (reference.ToTensor(), generated.ToTensor());
        var count = Math.Min(NeighborCount, reference.Count);
        var (real, made) = (Spread(allReal, count), allMade.narrow(0, 0, count));
        var balls = new Lazy<FeatureBalls>(() => new(real, Density.Neighbors));
        var counts = new Lazy<BallCounts>(() => balls.Value.Count(made));
        (string Name, Func<double> Measure)[] metrics =
        [
            ("kid", () => KernelDistance.Between(allReal, allMade)),
            ("precision", () => Precision.Of(real, made)),
            ("recall", () => Recall.Of(real, made)),
            ("density", () => Density.Of(balls.Value, counts.Value)),
            ("coverage", () => Coverage.Of(counts.Value)),
        ];
        return [.. metrics.Where(metric => wanted.Contains(metric.Name)).Select(metric => KeyValuePair.Create(metric.Name, metric.Measure()))];
    }

    private static Tensor Spread(Tensor rows, int count) =>
        rows.index_select(0, tensor(Enumerable.Range(0, count).Select(i => i * rows.shape[0] / count).ToArray()));
}
