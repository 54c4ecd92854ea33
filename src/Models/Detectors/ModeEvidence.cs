using Orchestrator.Models.Features;
using Orchestrator.Models.Metrics;

namespace Orchestrator.Models.Detectors;

/// <summary>What a GAN's collapse is told by.</summary>
/// <param name="Duplicates">Of 1,000 generated images the share with a near twin.</param>
/// <param name="Modes">Classes that they show.</param>
/// <param name="RealModes">Classes that the real images show.</param>
/// <param name="ClassDivergence">See <see cref="Metrics.ClassDivergence"/>, in nats.</param>
internal readonly record struct ModeEvidence(double Duplicates, int Modes, int RealModes, double ClassDivergence)
{
    /// <summary>Takes it from an epoch's metrics.</summary>
    /// <param name="metrics">The epoch's.</param>
    /// <param name="labels">The real images' classes.</param>
    public static ModeEvidence Of(IReadOnlyList<KeyValuePair<string, double>> metrics, IEnumerable<byte> labels)
    {
        double Value(string name) => metrics.First(metric => metric.Key == name).Value;
        return new(Value("duplicates"), (int)Value("modes"), ModeCount.Of(ImageFeatures.Histogram(labels)), Value("class_kl"));
    }
}
