namespace Orchestrator.Grains.Results.Reading;

/// <summary>How a list of trials is sorted.</summary>
/// <param name="Key">number, objective or a metric's name.</param>
/// <param name="IsDescending">Whether larger (of the objective: worse) comes first.</param>
internal sealed record TrialSort(string Key, bool IsDescending)
{
    public const string Number = "number";
    public const string Objective = "objective";

    public bool IsMetric => Key is not (Number or Objective);

    /// <exception cref="ArgumentException">The text cannot be a sort.</exception>
    public static TrialSort Parse(string text)
    {
        var isDescending = text.StartsWith('-');
        var key = isDescending ? text[1..] : text;
        return key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            ? new TrialSort(key, isDescending)
            : throw new ArgumentException(
                $"Cannot sort by '{text}': give number, objective or a metric, with a leading - for descending.");
    }

    /// <summary>
    /// SQL for the value to sort by, smaller first; NULL where missing. It may use <c>t</c>, <c>e</c>, <c>f</c> and <c>$path</c>.
    /// </summary>
    public string ValueSql => Key switch
    {
        Number => $"{Sign}t.number",
        Objective => $"{Sign}iif(f.direction = 'Maximize', -t.objective, t.objective)",
        _ => $"{Sign}{MetricSql}",
    };

    /// <summary>SQL for what is kept together.</summary>
    public string GroupSql => Key == Objective ? "t.family" : "''";

    /// <summary>The metric's place in the JSON of an epoch's metrics.</summary>
    public string Path => $"$.\"{Key}\"";

    private string Sign => IsDescending ? "-" : "";

    private static string MetricSql => """
        (CASE e.metrics ->> $path
            WHEN 'NaN' THEN NULL WHEN 'Infinity' THEN 9e999 WHEN '-Infinity' THEN -9e999
            ELSE e.metrics ->> $path END)
        """;
}
