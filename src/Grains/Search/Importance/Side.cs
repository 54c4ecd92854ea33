using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>One column's part of a box: an interval of coordinates, or some of a category's levels.</summary>
/// <param name="Low">Where the interval starts, in [0, 1].</param>
/// <param name="High">Where it ends.</param>
/// <param name="Levels">Which levels belong to it, or null for an interval.</param>
internal readonly record struct Side(double Low, double High, bool[]? Levels)
{
    /// <summary>The share of the column.</summary>
    public double Width => Levels is null ? High - Low : (double)Levels.Count(isIn => isIn) / Levels.Length;

    /// <summary>A whole column.</summary>
    public static Side Whole(Column column) =>
        new(0, 1, column.IsCategorical ? [.. Enumerable.Repeat(true, (int)column.Levels)] : null);

    /// <summary>The two parts on either side of <paramref name="split"/>.</summary>
    public (Side Left, Side Right) Cut(Split split)
    {
        if (Levels is not { } levels)
        {
            return (this with { High = split.Threshold }, this with { Low = split.Threshold });
        }

        var left = split.Levels!;
        return (this with { Levels = left }, this with { Levels = [.. levels.Zip(left, (isIn, isLeft) => isIn && !isLeft)] });
    }
}
