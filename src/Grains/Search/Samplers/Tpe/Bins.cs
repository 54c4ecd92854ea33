using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>A column's coordinates in bins: its categories, its levels where they are few, or else equal bins.</summary>
internal sealed class Bins
{
    /// <summary>Bins of a column with more ordered levels than this, or with none.</summary>
    public const int Most = 64;

    private readonly Column _column;

    public Bins(Column column)
    {
        _column = column;
        AreLevels = column.IsCategorical || column.Levels is > 0 and <= Most;
        Count = AreLevels ? (int)column.Levels : Most;
        Edges = [.. Enumerable.Range(0, Count + 1).Select(bin => AreLevels ? column.Edge(bin) : (double)bin / Count)];
    }

    /// <summary>Whether all are equally wide and ordered, so that columns with as many share kernels.</summary>
    public bool AreEqual => !AreLevels || _column is RankColumn;

    /// <summary>Whether each bin is one value.</summary>
    public bool AreLevels { get; }

    /// <summary>How many there are; the number that stands for an inactive parameter.</summary>
    public int Count { get; }

    /// <summary>Where each bin starts, and 1.</summary>
    public double[] Edges { get; }

    /// <summary>The middle of a bin.</summary>
    public double Middle(int bin) => 0.5 * (Edges[bin] + Edges[bin + 1]);

    /// <summary>Whether bins have no order.</summary>
    public bool AreCategories => _column.IsCategorical;

    /// <summary>The bin of a coordinate.</summary>
    public ushort At(double coordinate) => (ushort)(double.IsNaN(coordinate) ? Count
        : AreLevels ? _column.LevelAt(coordinate)
        : Math.Min((int)(coordinate * Count), Count - 1));
}
