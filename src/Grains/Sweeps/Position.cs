namespace Orchestrator.Grains.Sweeps;

/// <summary>A place in a sweep file or in an override; line and column from 1.</summary>
internal readonly record struct Position(string File, int Line, int Column);
