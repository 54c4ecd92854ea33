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
    /// <param name="reference">Of the real images, at least two.</param>
    /// <param name="generated">As many.</param>
    public static KeyValuePair<string, double>[] MeasureDear(ImageFeatures reference, ImageFeatures generated)
    {
        using var scope = NewDisposeScope();
        var (real, made) = (reference.ToTensor(), generated.ToTensor());
        var kid = KernelDistance.Between(real, made);
        var count = Math.Min(NeighborCount, reference.Count);
        (real, made) = (Spread(real, count), made.narrow(0, 0, count));
        var balls = new FeatureBalls(real, Density.Neighbors);
        var counts = balls.Count(made);
        return
        [
            new("kid", kid),
            new("precision", Precision.Of(real, made)),
            new("recall", Recall.Of(real, made)),
            new("density", Density.Of(balls, counts)),
            new("coverage", Coverage.Of(counts)),
        ];
    }

    private static Tensor Spread(Tensor rows, int count) =>
        rows.index_select(0, tensor(Enumerable.Range(0, count).Select(i => i * rows.shape[0] / count).ToArray()));
}
