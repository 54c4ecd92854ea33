namespace Orchestrator.Abstractions.Queries;

/// <summary>A Completed trial that was better than every one of its family with a smaller number.</summary>
/// <param name="Family">The family.</param>
/// <param name="Trial">The trial number.</param>
/// <param name="Value">Its objective; never NaN.</param>
public sealed record ImprovementRow(string Family, int Trial, double Value);
