using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;

namespace Orchestrator.Grains.Sweeps;

/// <summary>
/// Tells which values a grid never comes to because its cap is reached before: in file order the last parameter changes
/// fastest, so that a cap can leave out whole models.
/// </summary>
internal static class CapNote
{
    private const int MaxSettings = 20_000;
    private const int MaxValues = 1_000;
    private const int ShownValues = 6;

    /// <summary>One sentence, or null when every value is tried or there is too much to look at.</summary>
    /// <param name="spec">A specification that was checked.</param>
    public static string? Of(ExperimentSpec spec)
    {
        if (spec is not { Method: SearchMethod.Grid, RunCap: { } cap }) { return null; }

        var (capped, whole) = (SearchPlan.For(spec), SearchPlan.For(spec with { RunCap = null }));
        if (capped.Settings == whole.Settings || capped.Settings > MaxSettings) { return null; }

        var tried = Enumerable.Range(0, capped.Settings).SelectMany(setting => capped.TrialAt(setting * spec.Repeats)!.Parameters).ToHashSet();
        string[] skipped = [.. spec.Parameters.Select(parameter => Describe(parameter, tried)).OfType<string>()];
        return skipped.Length == 0 ? null : $"run_cap {cap} is reached after {capped.Settings} of {whole.Settings} settings, "
            + $"before these were tried at all: {string.Join("; ", skipped)}. Use method random for a sample of everything.";
    }

    private static string? Describe(ParameterSpec parameter, HashSet<ParameterAssignment> tried)
    {
        if (DomainValues.Count(parameter.Domain) is not (<= MaxValues and var count)) { return null; }

        var values = Enumerable.Range(0, (int)count).Select(index => DomainValues.At(parameter.Domain, index))
            .Where(value => !tried.Contains(new(parameter.Name, value))).ToArray();

        // None at all: it belongs to a model that is named itself, or its condition never holds.
        if (values.Length == 0 || values.Length == count) { return null; }

        var more = values.Length > ShownValues ? $" and {values.Length - ShownValues} more" : "";
        return $"{parameter.Name} {string.Join(", ", values.Take(ShownValues).Select(value => Phrases.Quote(value.ToString()).Trim('\'')))}{more}";
    }
}
