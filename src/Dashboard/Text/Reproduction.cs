using System.Globalization;
using System.Text;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Sweeps;

namespace Orchestrator.Dashboard.Text;

/// <summary>
/// A sweep file that trains one recorded trial again. Random streams depend on the experiment's seed and the repeat, not
/// on the trial number, so the last trial of the file gives the same bits.
/// </summary>
internal static class Reproduction
{
    public static string FileName(int number) => string.Create(CultureInfo.InvariantCulture, $"trial-{number}.yaml");

    public static string Write(ExperimentSpec spec, TrialSummary trial)
    {
        var yaml = new StringBuilder();
        Line($"name: {YamlText.Quote($"{spec.Name}-trial-{trial.Number}")}");
        Line($"method: grid");
        if (spec.Families.FirstOrDefault(family => family.Name == trial.Family)?.Objective is { } objective)
        {
            Line($"metric: {{ name: {objective.Metric}, goal: {objective.Direction.ToString().ToLowerInvariant()} }}");
        }

        Line($"parameters:");
        foreach (var (name, value) in trial.Parameters)
        {
            Line($"  {name}: {{ value: {YamlText.Of(value)} }}");
        }

        WriteExtension(spec, trial, Line);
        return yaml.ToString();

        void Line(FormattableString line) => yaml.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static void WriteExtension(ExperimentSpec spec, TrialSummary trial, Action<FormattableString> line)
    {
        SweepExtension.Write(spec, line);
        if (trial.Repeat > 0)
        {
            line($"  repeats: {{ seeds: {trial.Repeat + 1} }}");
        }
    }
}
