using System.Globalization;
using System.Text;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Sweeps;

/// <summary>A sweep file that searches around chosen trials of an experiment: same method, cap and seed, narrower values.</summary>
internal static class NarrowedSweep
{
    /// <param name="spec">The experiment's specification.</param>
    /// <param name="chosen">At least one of its trials.</param>
    public static string Write(ExperimentSpec spec, IReadOnlyList<TrialSummary> chosen)
    {
        var yaml = new StringBuilder();
        Line($"# Around {string.Join(", ", chosen.Select(trial => $"trial {trial.Number}"))}. What the first sweep says of pruning and constraints is left out.");
        Line($"name: {YamlText.Quote($"{spec.Name} around {string.Join(", ", chosen.Select(trial => trial.Number))}")}");
        Line($"method: {spec.Method.ToString().ToLowerInvariant()}");
        if (spec.RunCap is { } cap) { Line($"run_cap: {cap}"); }

        WriteMetric(spec, chosen, Line);
        var parameters = spec.Parameters.Select(parameter => (Spec: parameter, Used: Used(parameter.Name, chosen))).Where(each => each.Used.Count > 0).ToList();
        Line($"parameters:");
        foreach (var (parameter, used) in parameters) { Line($"  {parameter.Name}: {NarrowedDomain.Describe(parameter.Domain, used)}"); }

        SweepExtension.Write(spec, Line);
        Line($"  parallelism: {spec.Parallelism}");
        if (spec.Repeats > 1) { Line($"  repeats: {{ seeds: {spec.Repeats}, aggregate: {spec.Aggregate} }}"); }

        WriteConditions([.. parameters.Where(each => each.Spec.When is not null && each.Used.Count < chosen.Count).Select(each => each.Spec)], Line);
        return yaml.ToString();

        void Line(FormattableString line) => yaml.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static IReadOnlyList<ParameterValue> Used(string name, IReadOnlyList<TrialSummary> chosen) =>
        [.. chosen.SelectMany(trial => trial.Parameters).Where(parameter => parameter.Name == name).Select(parameter => parameter.Value)];

    private static void WriteMetric(ExperimentSpec spec, IReadOnlyList<TrialSummary> chosen, Action<FormattableString> line)
    {
        var families = chosen.Select(trial => trial.Family).Distinct().ToList();
        if (families is [var only] && spec.Families.FirstOrDefault(family => family.Name == only)?.Objective is { } objective)
        {
            line($"metric: {{ name: {objective.Metric}, goal: {objective.Direction.ToString().ToLowerInvariant()} }}");
        }
    }

    private static void WriteConditions(IReadOnlyList<ParameterSpec> conditional, Action<FormattableString> line)
    {
        if (conditional.Count == 0) { return; }

        line($"  when:");
        foreach (var parameter in conditional) { line($"    {parameter.Name}: {YamlText.Quote(parameter.When!)}"); }
    }
}
