using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Detectors;

/// <summary>Judges a GAN after each epoch.</summary>
internal static class GanWatch
{
    /// <summary>Generated images that the spread is measured on.</summary>
    public const int SampleCount = 1_000;

    /// <summary>What a trial fails of after an epoch, or null. The first that finds something names it.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="steps">Steps so far.</param>
    /// <param name="metrics">The epoch's metrics.</param>
    /// <param name="labels">The classes of the real images.</param>
    /// <param name="draw">Draws that many images, [n, 784] in [0, 1], in the caller's dispose scope.</param>
    public static Finding? Examine(
        int epoch, long steps, IReadOnlyList<KeyValuePair<string, double>> metrics, byte[] labels, Func<int, Tensor> draw)
    {
        double Value(string name) => metrics.First(metric => metric.Key == name).Value;
        var evidence = new GanEvidence(
            epoch, steps, Value("discriminator_loss"), Value("discriminator_accuracy"), Value("generator_loss"));
        return DiscriminatorWonDetector.Find(evidence) ?? FindCollapse(epoch, steps, metrics, labels, draw);
    }

    /// <summary>Whether a trial has collapsed, whatever its losses mean; null if not.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="steps">Steps of the generator so far.</param>
    /// <param name="metrics">The epoch's metrics.</param>
    /// <param name="labels">The classes of the real images; where all are of one, classes tell nothing.</param>
    /// <param name="draw">As <see cref="Examine"/> takes it.</param>
    public static Finding? FindCollapse(
        int epoch, long steps, IReadOnlyList<KeyValuePair<string, double>> metrics, byte[] labels, Func<int, Tensor> draw)
    {
        if (!ModeCollapseDetector.IsRipe(epoch, steps))
        {
            return null;
        }

        var evidence = ModeEvidence.Of(metrics, labels);
        if (evidence.RealModes > 1)
        {
            return ModeCollapseDetector.Find(evidence);
        }

        using var scope = NewDisposeScope();
        return ModeCollapseDetector.Find(SampleSpread.Of(draw(SampleCount)));
    }

    /// <summary>What is wrong with an epoch in which no failure was found.</summary>
    /// <param name="epoch">From 1.</param>
    /// <param name="metrics">The epoch's metrics.</param>
    public static IEnumerable<TrainingWarning> FindWarnings(int epoch, IReadOnlyList<KeyValuePair<string, double>> metrics) =>
        metrics.Where(metric => metric.Key == "class_kl")
            .Select(metric => FewModesDetector.Warn(epoch, metric.Value))
            .OfType<TrainingWarning>();
}
