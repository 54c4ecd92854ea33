namespace Orchestrator.Dashboard.Exploring;

/// <summary>A cell of a heat map.</summary>
/// <param name="Count">How many trials lie in it.</param>
/// <param name="Best">The row of its best trial, or null where none has an objective.</param>
/// <param name="Rank">0 for the cell whose best trial is the best to 1 for the worst; NaN without an objective.</param>
public readonly record struct HeatCell(int Count, int? Best, double Rank);
