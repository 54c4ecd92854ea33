namespace Orchestrator.Abstractions.Queries;

/// <summary>What an experiment's trials can be filtered, sorted, grouped and drawn by, beside the words of a trial.</summary>
/// <param name="Parameters">Names of parameters, in file order.</param>
/// <param name="Metrics">Names of recorded metrics, by name.</param>
public sealed record ColumnNames(IReadOnlyList<string> Parameters, IReadOnlyList<string> Metrics)
{
    /// <summary>Tags that trials have, by name.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];
}
