using System.Globalization;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Silo.Output;

/// <summary>Numbers and lists as people read them.</summary>
internal static class Words
{
    public static string Number(double? value) => value is { } number ? number.ToString("G5", CultureInfo.InvariantCulture) : "-";

    /// <summary><c>1 trial</c>, <c>2 trials</c>.</summary>
    public static string Count(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";

    public static string Parameters(IEnumerable<ParameterAssignment> parameters) => string.Join(
        " ", parameters.Where(parameter => parameter.Name != "model").Select(parameter => $"{parameter.Name}={Short(parameter.Value)}"));

    public static string Counts(TrialCounts counts, int? planned)
    {
        (string Word, int Count)[] states =
        [
            ("completed", counts.Completed), ("pruned", counts.Pruned), ("failed", counts.Failed), ("canceled", counts.Canceled),
            ("running", counts.Running), ("paused", counts.Paused), ("pending", counts.Pending),
        ];
        var parts = states.Where(state => state.Count > 0).Select(state => $"{state.Count} {state.Word}");
        return $"{string.Join(", ", parts.DefaultIfEmpty("none yet"))} of {planned?.ToString() ?? "?"}";
    }

    /// <summary><c>DeadUnits since epoch 3</c>, with commas between.</summary>
    public static string Warnings(IEnumerable<WarningRow> warnings) =>
        string.Join(", ", warnings.Select(warning => $"{warning.Kind} since epoch {warning.FirstEpoch}"));

    /// <summary><c>410 MB</c>, <c>2.1 GB</c>.</summary>
    public static string Bytes(long bytes) => bytes < 1_000_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:F0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:F1} GB");

    public static string Duration(TimeSpan duration) => duration switch
    {
        { TotalSeconds: < 60 } => $"{duration.TotalSeconds:F1} s",
        { TotalHours: < 1 } => $"{(int)duration.TotalMinutes} min {duration.Seconds} s",
        _ => $"{(int)duration.TotalHours} h {duration.Minutes} min",
    };

    private static string Short(ParameterValue value) =>
        value.Kind == ParameterKind.Number ? value.AsDouble().ToString("G4", CultureInfo.InvariantCulture) : value.ToString();
}
