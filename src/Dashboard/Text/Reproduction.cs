using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Text;

/// <summary>
/// A sweep file that trains one recorded trial again. Random streams depend on the experiment's seed and the repeat, not
/// on the trial number, so the last trial of the file gives the same bits.
/// </summary>
internal static class Reproduction
{
    // Sweep files are read by people: quotes only where YAML needs them.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string FileName(int number) => string.Create(CultureInfo.InvariantCulture, $"trial-{number}.yaml");

    public static string Write(ExperimentSpec spec, TrialSummary trial)
    {
        var yaml = new StringBuilder();
        Line($"name: {Quote($"{spec.Name}-trial-{trial.Number}")}");
        Line($"method: grid");
        if (spec.Families.FirstOrDefault(family => family.Name == trial.Family)?.Objective is { } objective)
        {
            Line($"metric: {{ name: {objective.Metric}, goal: {objective.Direction.ToString().ToLowerInvariant()} }}");
        }

        Line($"parameters:");
        foreach (var (name, value) in trial.Parameters)
        {
            Line($"  {name}: {{ value: {Scalar(value)} }}");
        }

        WriteExtension(spec, trial, Line);
        return yaml.ToString();

        void Line(FormattableString line) => yaml.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static void WriteExtension(ExperimentSpec spec, TrialSummary trial, Action<FormattableString> line)
    {
        var corruption = spec.EvaluationCorruption;
        line($"orchestrator:");
        line($"  seed: {spec.Seed}");
        line($"  objective_at: {spec.ObjectiveAt}");
        line($"  evaluation_corruption: {{ kind: {corruption.Kind}, level: {corruption.Level:R} }}");
        line($"  samples: {{ every: {spec.Samples.Every}, count: {spec.Samples.Count} }}");
        line($"  device: {spec.Device}");
        if (trial.Repeat > 0)
        {
            line($"  repeats: {{ seeds: {trial.Repeat + 1} }}");
        }
    }

    private static string Scalar(ParameterValue value) =>
        value.Kind == ParameterKind.Text ? Quote(value.ToString()) : value.ToString();

    // A JSON string is a double-quoted YAML string.
    private static string Quote(string text) => JsonSerializer.Serialize(text, Plain);
}
