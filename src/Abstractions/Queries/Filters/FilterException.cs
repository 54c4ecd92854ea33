namespace Orchestrator.Abstractions.Queries.Filters;

/// <summary>A filter that cannot be answered.</summary>
/// <param name="column">Where in the text, from 1.</param>
/// <param name="reason">What is wrong and what is allowed.</param>
public sealed class FilterException(int column, string reason) : ArgumentException($"Column {column} of the filter: {reason}")
{
    /// <summary>Where in the text, from 1.</summary>
    public int Column { get; } = column;
}
