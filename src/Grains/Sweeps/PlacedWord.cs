namespace Orchestrator.Grains.Sweeps;

/// <summary>A word of a sweep file with its place.</summary>
/// <param name="Text">The word.</param>
/// <param name="File">The file's name as the user gave it, or <c>--set KEY</c> for an override.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
public sealed record PlacedWord(string Text, string File, int Line, int Column);
