using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>
/// Finds a point of about the highest score among those not tried: draws anywhere and about the best results, then climbs from the
/// best of these, one column at a time.
/// </summary>
internal sealed class AcquisitionSearch(
    ColumnSpace space, GpOptions options, StableStream stream, IReadOnlySet<double[]> tried, Func<double[], double> score)
{
    /// <summary>Columns with up to so many levels are tried level by level; others in steps that shrink.</summary>
    private const int FewLevels = 16;

    private const double FirstStep = 0.1;
    private const double LeastStep = 1e-5;

    private readonly bool _hasSteps = space.List.Any(column => !IsShort(column));

    /// <summary>The point, or null where all that were drawn have been tried.</summary>
    /// <param name="incumbents">The best results.</param>
    public double[]? Run(IReadOnlyList<double[]> incumbents)
    {
        var drawn = Enumerable.Range(0, options.Anywhere).Select(_ => Anywhere())
            .Concat(Enumerable.Range(0, options.Near).Select(_ => Near(incumbents[stream.NextIndex(incumbents.Count)])))
            .Where(point => !tried.Contains(point))
            .Select(point => (Point: point, Score: score(point)));
        return drawn.OrderByDescending(pair => pair.Score).Take(options.Starts).ToArray()
            .Select(pair => Climb(pair.Point, pair.Score))
            .OrderByDescending(pair => pair.Score)
            .Select(pair => pair.Point)
            .FirstOrDefault();
    }

    private static bool IsShort(Column column) => column.IsCategorical || column.Levels is > 0 and <= FewLevels;

    private double[] Anywhere() => Settled([.. space.List.Select(_ => stream.NextUnit())]);

    // From 0.3 down to 0.001 of the range; of short columns about one and a half are drawn anew.
    private double[] Near(double[] incumbent)
    {
        var reach = 0.3 * Math.Pow(10, -2.5 * stream.NextUnit());
        var share = 1.5 / incumbent.Length;
        return Settled([.. incumbent.Select((coordinate, column) => double.IsNaN(coordinate) || IsShort(space.List[column])
            ? Redraw(coordinate, share)
            : Math.Clamp(coordinate + (reach * stream.NextNormal()), 0, 1))]);
    }

    private double Redraw(double coordinate, double share)
    {
        var drawn = stream.NextUnit();
        return double.IsNaN(coordinate) || stream.NextUnit() < share ? drawn : coordinate;
    }

    private (double[] Point, double Score) Climb(double[] point, double reached)
    {
        var step = FirstStep;
        for (var round = 0; round < options.Rounds && step > LeastStep; round++)
        {
            var before = reached;
            for (var column = 0; column < space.Count; column++) { (point, reached) = BestIn(column, step, point, reached); }

            if (reached == before)
            {
                if (!_hasSteps) { break; }

                step /= 3;
            }
        }

        return (point, reached);
    }

    private (double[] Point, double Score) BestIn(int column, double step, double[] from, double reached)
    {
        var best = (Point: from, Score: reached);
        foreach (var coordinate in double.IsNaN(from[column]) ? [] : Neighbours(space.List[column], from[column], step))
        {
            var moved = Settled([.. from.Select((value, place) => place == column ? coordinate : double.IsNaN(value) ? 0.5 : value)]);
            if (moved[column] != from[column] && !tried.Contains(moved) && score(moved) is var found && found > best.Score)
            {
                best = (moved, found);
            }
        }

        return best;
    }

    private static IEnumerable<double> Neighbours(Column column, double coordinate, double step) => IsShort(column)
        ? Enumerable.Range(0, (int)column.Levels).Select(level => column.Middle(level))
        : [Math.Max(coordinate - step, 0), Math.Min(coordinate + step, 1)];

    private double[] Settled(double[] point)
    {
        space.Settle(point);
        return point;
    }
}
