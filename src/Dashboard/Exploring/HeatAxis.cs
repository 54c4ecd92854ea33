using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>An axis cut into cells: one for each value where there are few, equal lengths otherwise.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Edges">The bounds between cells, growing; one fewer than cells.</param>
/// <param name="Labels">What each cell holds.</param>
public sealed record HeatAxis(ExploreAxis Axis, IReadOnlyList<double> Edges, IReadOnlyList<string> Labels)
{
    private const int MostValues = 10;
    private const int Parts = 7;

    /// <summary>How many cells.</summary>
    public int Count => Labels.Count;

    /// <summary>The cells of an axis.</summary>
    public static HeatAxis Of(ExploreAxis axis)
    {
        var values = axis.Values.OfType<double>().Distinct().Order().Take(MostValues + 1).ToList();
        return values.Count <= MostValues
            ? new(axis, [.. values.Zip(values.Skip(1), (low, high) => (low + high) / 2)], [.. values.Select(Figures.Short)])
            : Cut(axis);
    }

    /// <summary>The cell of a value: one that is a bound belongs to the cell above.</summary>
    public int CellOf(double value) => Edges.Count(edge => value >= edge);

    private static HeatAxis Cut(ExploreAxis axis)
    {
        var bounds = Enumerable.Range(0, Parts + 1).Select(i => axis.At(i / (double)Parts)).ToList();
        return new(axis, bounds[1..^1], [.. bounds.Zip(bounds.Skip(1), (low, high) => $"{Figures.Rough(low)}–{Figures.Rough(high)}")]);
    }
}
