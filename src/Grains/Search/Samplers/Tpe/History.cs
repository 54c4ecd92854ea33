using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Tpe;

/// <summary>The results so far: points, their bins by column, and their order by loss.</summary>
internal sealed class History(ColumnSpace space)
{
    private readonly HashSet<double[]> _seen = new(PointComparer.Instance);
    private readonly List<double[]> _points = [];
    private readonly List<(double Loss, int Order)> _ranked = [];
    private readonly ushort[][] _bins = [.. space.List.Select(_ => new ushort[64])];

    /// <summary>The bins of each column.</summary>
    public IReadOnlyList<Bins> Bins { get; } = [.. space.List.Select(column => new Bins(column))];

    /// <summary>How many results there are.</summary>
    public int Count => _points.Count;

    /// <summary>The point of a result.</summary>
    public double[] Point(int order) => _points[order];

    /// <summary>The result at a rank, 0 the best; NaN is worst, equal losses rank by their order.</summary>
    public int Ranked(int rank) => _ranked[rank].Order;

    /// <summary>Every result's bin in one column.</summary>
    public ReadOnlySpan<ushort> BinsOf(int column) => _bins[column].AsSpan(0, Count);

    /// <summary>Whether a point was tried.</summary>
    public bool Contains(double[] point) => _seen.Contains(point);

    public void Add(double[] point, double loss)
    {
        for (var column = 0; column < _bins.Length; column++)
        {
            if (Count == _bins[column].Length) { Array.Resize(ref _bins[column], 2 * Count); }

            _bins[column][Count] = Bins[column].At(point[column]);
        }

        var entry = (Rankable(loss), Count);
        _ranked.Insert(~_ranked.BinarySearch(entry), entry);
        _points.Add(point);
        _seen.Add(point);
    }

    /// <summary>Gives results other losses.</summary>
    /// <param name="losses">By result.</param>
    public void Revise(IReadOnlyDictionary<int, double> losses)
    {
        for (var rank = 0; rank < _ranked.Count; rank++)
        {
            var order = _ranked[rank].Order;
            if (losses.TryGetValue(order, out var loss)) { _ranked[rank] = (Rankable(loss), order); }
        }

        _ranked.Sort();
    }

    private static double Rankable(double loss) => double.IsNaN(loss) ? double.PositiveInfinity : loss;
}
