namespace Orchestrator.Grains.Search.Importance;

/// <summary>How a tree cuts a box in two.</summary>
/// <param name="Column">The column.</param>
/// <param name="Threshold">Coordinates up to it go left.</param>
/// <param name="Levels">Which levels of a category go left instead, or null.</param>
/// <param name="Score">The sum over both parts of the squared sum of values by the weight: the larger, the less variance is left.</param>
internal sealed record Split(int Column, double Threshold, bool[]? Levels, double Score);
