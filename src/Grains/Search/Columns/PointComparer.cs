namespace Orchestrator.Grains.Search.Columns;

/// <summary>Points are equal when their coordinates are, NaN with NaN.</summary>
internal sealed class PointComparer : IEqualityComparer<double[]>
{
    public static PointComparer Instance { get; } = new();

    public bool Equals(double[]? left, double[]? right) => left.AsSpan().SequenceEqual(right);

    public int GetHashCode(double[] point)
    {
        var hash = 17L;
        foreach (var coordinate in point) { hash = (hash * 1_000_003) ^ BitConverter.DoubleToInt64Bits(coordinate); }

        return hash.GetHashCode();
    }
}
