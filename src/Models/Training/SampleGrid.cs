namespace Orchestrator.Models.Training;

/// <summary>A sample image.</summary>
/// <param name="Kind"><c>reconstruction</c> (rows: input, [corrupted input,] output) or <c>generation</c>.</param>
/// <param name="Png">An 8-bit greyscale PNG.</param>
public sealed record SampleGrid(string Kind, byte[] Png);
