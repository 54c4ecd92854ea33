namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>modes</c>: how many of ten classes make up at least 1% of the images, 0 to 10; of generated images in the classifier's eyes. All of
/// MNIST's classes do, and those of a sound GAN after a few epochs; a collapsed GAN has 1 to 3 of them.
/// </summary>
internal static class ModeCount
{
    private const double SmallestShare = 0.01;

    /// <summary>The count.</summary>
    /// <param name="histogram">Images of each class, at least one in all.</param>
    public static int Of(IReadOnlyCollection<int> histogram) =>
        histogram.Count(images => images >= SmallestShare * histogram.Sum());
}
