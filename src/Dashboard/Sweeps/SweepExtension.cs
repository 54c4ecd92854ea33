using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Dashboard.Sweeps;

/// <summary>The lines of a sweep file's block <c>orchestrator</c> that decide what trials measure.</summary>
internal static class SweepExtension
{
    public static void Write(ExperimentSpec spec, Action<FormattableString> line)
    {
        var corruption = spec.EvaluationCorruption;
        line($"orchestrator:");
        line($"  seed: {spec.Seed}");
        line($"  objective_at: {spec.ObjectiveAt}");
        line($"  evaluation_corruption: {{ kind: {corruption.Kind}, level: {corruption.Level:R} }}");
        line($"  samples: {{ every: {spec.Samples.Every}, count: {spec.Samples.Count} }}");
        if (spec.MetricsEvery is { } every)
        {
            line($"  metrics: {{ every: {every} }}");
        }

        line($"  device: {spec.Device}");
        if (spec.DataSets.FirstOrDefault(set => set.Name == "digits") is { } digits)
        {
            line($"  digits: {{ train: {digits.TrainCount}, test: {digits.TestCount}, seed: {digits.Seed} }}");
        }
    }
}
