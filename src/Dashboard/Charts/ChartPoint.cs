namespace Orchestrator.Dashboard.Charts;

/// <summary>A point of a curve.</summary>
/// <param name="X">An epoch or a trial number.</param>
/// <param name="Y">Any double; what is not finite is marked, not drawn.</param>
public readonly record struct ChartPoint(int X, double Y);
