namespace Orchestrator.Dashboard.Exploring;

/// <summary>Two parameters in cells, each with the best objective of its trials.</summary>
public sealed class HeatMap
{
    private readonly HeatCell[,] _cells;

    private HeatMap(HeatAxis across, HeatAxis down) =>
        (Across, Down, _cells) = (across, down, new HeatCell[across.Count, down.Count]);

    /// <summary>The columns.</summary>
    public HeatAxis Across { get; }

    /// <summary>The rows.</summary>
    public HeatAxis Down { get; }

    /// <summary>Counts the trials in the brush.</summary>
    /// <param name="data">The trials.</param>
    /// <param name="across">Name of the axis of columns.</param>
    /// <param name="down">Name of the axis of rows.</param>
    public static HeatMap Of(ExploreData data, string across, string down)
    {
        var map = new HeatMap(HeatAxis.Of(data.Axis(across)), HeatAxis.Of(data.Axis(down)));
        foreach (var row in data.Kept)
        {
            map.Add(data, row);
        }

        map.Rank(data);
        return map;
    }

    /// <summary>A cell; column and row count from the lowest values.</summary>
    public HeatCell Cell(int column, int row) => _cells[column, row];

    // Rows come best first, so the first one of a cell is its best.
    private void Add(ExploreData data, int row)
    {
        if (Across.Axis.Values[row] is { } x && Down.Axis.Values[row] is { } y)
        {
            ref var cell = ref _cells[Across.CellOf(x), Down.CellOf(y)];
            cell = new(cell.Count + 1, cell.Best ?? (double.IsNaN(data.Rank(row)) ? null : row), double.NaN);
        }
    }

    // Cells are ranked against each other: among many trials every cell has a good one.
    private void Rank(ExploreData data)
    {
        var ranked = Enumerable.Range(0, Across.Count * Down.Count).Select(i => (X: i % Across.Count, Y: i / Across.Count))
            .Where(each => _cells[each.X, each.Y].Best is not null).OrderBy(each => data.Rank(_cells[each.X, each.Y].Best!.Value)).ToList();
        foreach (var (place, (x, y)) in ranked.Index())
        {
            _cells[x, y] = _cells[x, y] with { Rank = place / Math.Max(1.0, ranked.Count - 1) };
        }
    }
}
