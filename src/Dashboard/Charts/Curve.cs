namespace Orchestrator.Dashboard.Charts;

/// <summary>A curve as it is drawn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">SVG path data; empty where nothing can be drawn.</param>
/// <param name="Dots">Points without a neighbour, and a short curve's points.</param>
/// <param name="Faults">Where a value is not finite, along the width.</param>
internal sealed record Curve(
    string Name, string Path, IReadOnlyList<(double X, double Y)> Dots, IReadOnlyList<double> Faults);
