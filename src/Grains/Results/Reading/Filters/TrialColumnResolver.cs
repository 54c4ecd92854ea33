using System.Globalization;
using Orchestrator.Abstractions.Names;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Reading.Filters;

/// <summary>Finds the column that a name stands for: a word of a trial, then a parameter, then a metric.</summary>
/// <remarks>
/// <c>param.</c> and <c>metric.</c> before a name say which of them is meant, and first letters stand for a name of several words
/// that no other begins the same way: <c>lr</c> for <c>learning_rate</c>. Before the first epoch any name may be a metric's.
/// </remarks>
internal sealed class TrialColumnResolver(TrialNames names, SqlValues values)
{
    private const string Parameter = "param.";
    private const string Metric = "metric.";

    private static readonly Dictionary<string, string> Numbers = new()
    {
        ["number"] = "t.number",
        ["setting"] = "t.setting",
        ["repeat"] = "t.repeat",
        ["attempts"] = "t.attempt",
        ["epochs"] = "t.epochs",
        ["seconds"] = "t.seconds",
        ["objective"] = "t.objective",
    };

    private static readonly string[] Texts = ["model", "family", "state", "failure", "warning", "tag"];

    /// <exception cref="ArgumentException">No column has this name; the message has the nearest, and all.</exception>
    public TrialColumn Find(string name) =>
        FindWord(name) ?? FindParameter(Without(Parameter, name)) ?? FindMetric(Without(Metric, name)) ?? FindShort(name)
        ?? (names.Metrics.Count == 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') ? MetricOf(name) : null)
        ?? throw new ArgumentException(Unknown(name));

    /// <summary>SQL for the objective with its sign such that smaller is better.</summary>
    public string ObjectiveCost()
    {
        var maximized = names.Maximized.Select(family => values.Add(family)).ToList();
        return maximized.Count == 0 ? "t.objective" : $"iif(t.family IN ({string.Join(", ", maximized)}), -t.objective, t.objective)";
    }

    private TrialColumn? FindWord(string name) => name switch
    {
        "objective" => new(Numbers[name], value => IsNaN(value) ? "t.objective_kind = 'nan'" : $"t.objective = {Number(name, value)}"),
        "model" => new(null, value => $"t.model = {values.Add(OneOf(name, value, names.Models))}"),
        "family" => new(null, value => $"t.family = {values.Add(OneOf(name, value, names.Families))}"),
        "state" => new(null, value => $"t.state = {values.Add(OneOf(name, value, Enum.GetNames<TrialState>()))}"),
        "failure" => new(null, value => $"t.failure_kind = {values.Add(OneOf(name, value, Enum.GetNames<FailureKind>()))}"),
        "warning" => new(null, value => HasWarning(values.Add(OneOf(name, value, Enum.GetNames<WarningKind>())))),
        "tag" => new(null, value => HasTag(values.Add(value.ToLowerInvariant()))),
        _ => Numbers.TryGetValue(name, out var sql) ? new(sql, value => $"{sql} = {Number(name, value)}") : null,
    };

    private TrialColumn? FindParameter(string name)
    {
        if (names.Parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } found)
        {
            return null;
        }

        var of = $"FROM parameters p WHERE p.experiment = t.experiment AND p.name = {values.Add(name)} AND p.trial = t.number";
        return new(
            TrialNames.IsNumeric(found) ? $"(SELECT p.number {of})" : null,
            value => TryNumber(value) is { } number
                ? $"EXISTS (SELECT 1 {of} AND p.number = {values.Add(number)})"
                : $"EXISTS (SELECT 1 {of} AND p.value IN ({values.Add(value)}, json_quote({values.Add(value)})))");
    }

    private TrialColumn? FindMetric(string name) => names.Metrics.Contains(name) ? MetricOf(name) : null;

    private TrialColumn MetricOf(string name)
    {
        var (key, path) = (values.Add(name), values.Add($"$.\"{name}\""));
        var ended = $"FROM trial_metrics m WHERE m.experiment = t.experiment AND m.name = {key} AND m.trial = t.number";
        var newest = "FROM epochs e WHERE e.experiment = t.experiment AND e.trial = t.number AND e.epoch = t.last_epoch";
        return new(
            $"""
            iif(t.state IN ('Running', 'Pending', 'Paused'),
                (SELECT CASE e.metrics ->> {path} WHEN 'NaN' THEN NULL WHEN 'Infinity' THEN 9e999 WHEN '-Infinity' THEN -9e999
                    ELSE e.metrics ->> {path} END {newest}),
                (SELECT m.value {ended}))
            """,
            value => IsNaN(value)
                ? $"(EXISTS (SELECT 1 {ended} AND m.value IS NULL) OR EXISTS (SELECT 1 {newest} AND e.metrics ->> {path} = 'NaN'))"
                : $"EXISTS (SELECT 1 {ended} AND m.value = {Number(name, value)})");
    }

    private TrialColumn? FindShort(string name)
    {
        var meant = AllNames().Where(each => each.Contains('_') && Initials(each) == name).Distinct().ToList();
        return meant is [var only] ? FindParameter(only) ?? FindMetric(only) : null;
    }

    private string Unknown(string name)
    {
        var all = Numbers.Keys.Concat(Texts).Concat(AllNames()).Distinct().ToList();
        return $"'{name}' is not known{NearestName.Suggest(name, all)} Known: {string.Join(", ", all)}.";
    }

    private IEnumerable<string> AllNames() => names.Parameters.Select(parameter => parameter.Name).Concat(names.Metrics);

    private static string HasWarning(string kind) => $"""
        EXISTS (SELECT 1 FROM warnings w WHERE w.experiment = t.experiment AND w.trial = t.number AND w.kind = {kind}
            AND w.last_epoch = t.last_epoch)
        """;

    private static string HasTag(string tag) =>
        $"EXISTS (SELECT 1 FROM tags g WHERE g.experiment = t.experiment AND g.trial = t.number AND g.tag = {tag})";

    private string Number(string name, string value) => values.Add(TryNumber(value)
        ?? throw new ArgumentException($"'{name}' is compared with a number, and '{value}' is none."));

    private static string OneOf(string name, string value, IReadOnlyList<string> allowed) =>
        allowed.FirstOrDefault(each => string.Equals(each, value, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"'{value}' is no {name}{NearestName.Suggest(value, allowed)} Allowed: {string.Join(", ", allowed)}.");

    private static string Initials(string name) => string.Concat(name.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]));

    // A prefix that is not there finds nothing twice.
    private static string Without(string prefix, string name) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;

    private static bool IsNaN(string value) => string.Equals(value, "nan", StringComparison.OrdinalIgnoreCase);

    internal static double? TryNumber(string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !double.IsNaN(number) ? number : null;
}
