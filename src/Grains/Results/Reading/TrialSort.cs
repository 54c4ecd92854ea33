using Orchestrator.Grains.Results.Reading.Filters;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>How a list of trials is sorted.</summary>
/// <param name="Key">number, objective or another name that holds numbers.</param>
/// <param name="IsDescending">Whether larger (of the objective: worse) comes first.</param>
internal sealed record TrialSort(string Key, bool IsDescending)
{
    public const string Number = "number";
    public const string Objective = "objective";

    /// <exception cref="ArgumentException">The text cannot be a sort.</exception>
    public static TrialSort Parse(string text)
    {
        var isDescending = text.StartsWith('-');
        var key = isDescending ? text[1..] : text;
        return key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '.' or '-' or '/')
            ? new TrialSort(key, isDescending)
            : throw new ArgumentException(
                $"Cannot sort by '{text}': give number, objective, a metric or a parameter, with a leading - for descending.");
    }

    /// <summary>
    /// SQL over the trial <c>t</c> for the value to sort by, smaller first; NULL where missing.
    /// </summary>
    /// <exception cref="ArgumentException">The name is not known or holds text.</exception>
    public string ValueSql(TrialColumnResolver columns) =>
        Sign + (Key == Objective ? columns.ObjectiveCost() : $"({NumberSql(columns)})");

    /// <summary>SQL for what is kept together.</summary>
    public string GroupSql => Key == Objective ? "t.family" : "''";

    private string Sign => IsDescending ? "-" : "";

    private string NumberSql(TrialColumnResolver columns)
    {
        try
        {
            return columns.Find(Key).Number ?? throw new ArgumentException($"it holds text; filter by it: {Key}:VALUE.");
        }
        catch (ArgumentException refused)
        {
            throw new ArgumentException($"Cannot sort by '{Key}': {refused.Message}");
        }
    }
}
