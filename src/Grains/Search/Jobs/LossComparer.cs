namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Smaller losses first; NaN last, and equal to itself.</summary>
internal sealed class LossComparer : IComparer<double>
{
    public static LossComparer Instance { get; } = new();

    public int Compare(double x, double y) => (double.IsNaN(x), double.IsNaN(y)) switch
    {
        (false, false) => x.CompareTo(y),
        (var left, var right) => left.CompareTo(right),
    };
}
