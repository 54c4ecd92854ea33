namespace Orchestrator.Abstractions.Queries;

/// <summary>Which part of a parameter's values was tried.</summary>
/// <param name="Parameter">The parameter.</param>
/// <param name="Cells">A list's values in file order, or ten equal parts of a range; equal ratios where it is logarithmic.</param>
public sealed record ParameterCoverage(string Parameter, IReadOnlyList<CoverageCell> Cells);
