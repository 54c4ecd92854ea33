namespace Orchestrator.Abstractions.Search;

/// <summary>The metric that ranks trials of one family.</summary>
/// <param name="Metric">The metric's name, for example <c>mse</c>.</param>
/// <param name="Direction">Which values are better.</param>
[GenerateSerializer, Immutable, Alias("objective")]
public sealed record Objective([property: Id(0)] string Metric, [property: Id(1)] ObjectiveDirection Direction)
{
    /// <summary>Compares two values, better first. NaN is worst and equal to itself.</summary>
    /// <returns>Negative when <paramref name="left"/> is better, positive when worse, 0 when they rank equal.</returns>
    public int Compare(double left, double right) => (double.IsNaN(left), double.IsNaN(right)) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => -1,
        _ => Direction == ObjectiveDirection.Minimize ? left.CompareTo(right) : right.CompareTo(left),
    };
}
