namespace Orchestrator.Abstractions.Sweeps;

/// <summary>Something that is wrong in a sweep file, or may surprise, with its place.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What it is, the value, what is allowed, the nearest valid name.</param>
public sealed record SweepProblem(int Line, int Column, string Message);
