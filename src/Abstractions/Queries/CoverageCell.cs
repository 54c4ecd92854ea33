using Orchestrator.Abstractions.Search;

namespace Orchestrator.Abstractions.Queries;

/// <summary>A part of the values that a parameter may take.</summary>
/// <param name="Value">The value, of a list; null where the cell is a range.</param>
/// <param name="Low">The range's lower bound, included; 0 where the cell is a value.</param>
/// <param name="High">The range's upper bound, included in the last cell only.</param>
/// <param name="Count">How many trials have a value in it.</param>
public sealed record CoverageCell(ParameterValue? Value, double Low, double High, int Count);
