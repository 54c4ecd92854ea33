using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Nsga2;

/// <summary>
/// Makes children: simulated binary crossover (Deb and Agrawal 1995) and polynomial mutation (Deb and Goyal 1996) of ordered columns,
/// exchange and redrawing of categories.
/// </summary>
internal sealed class Variation(ColumnSpace space, Nsga2Options options)
{
    /// <summary>A child with a coordinate in every column; one that is inactive in a parent comes from the other, or is drawn.</summary>
    public double[] Child(double[] mother, double[] father, StableStream stream)
    {
        var isCrossed = stream.NextUnit() < options.Crossover;
        var child = new double[space.Count];
        for (var column = 0; column < child.Length; column++)
        {
            child[column] = Mutate(column, Cross(column, mother[column], isCrossed ? father[column] : mother[column], stream), stream);
        }

        return child;
    }

    private double Cross(int column, double mother, double father, StableStream stream)
    {
        var (isSwapped, unit) = (stream.NextUnit() < 0.5, stream.NextUnit());
        if (double.IsNaN(mother) || double.IsNaN(father)) { return double.IsNaN(mother) ? father : mother; }

        if (space.List[column].IsCategorical) { return isSwapped ? father : mother; }

        var power = 1 / (options.CrossoverIndex + 1);
        var spread = unit < 0.5 ? Math.Pow(2 * unit, power) : Math.Pow(1 / (2 * (1 - unit)), power);
        var half = 0.5 * spread * (father - mother);
        return Math.Clamp((0.5 * (mother + father)) + (isSwapped ? half : -half), 0, 1);
    }

    private double Mutate(int column, double coordinate, StableStream stream)
    {
        var (isMutated, unit) = (stream.NextUnit() * space.Count < 1, stream.NextUnit());
        if (double.IsNaN(coordinate) || (isMutated && space.List[column].IsCategorical)) { return unit; }

        if (!isMutated) { return coordinate; }

        // A level's neighbour is at least one level away.
        var least = space.List[column].Levels is var levels and > 0 ? 1.0 / levels : 0;
        var power = 1 / (options.MutationIndex + 1);
        var move = unit < 0.5 ? Math.Pow(2 * unit, power) - 1 : 1 - Math.Pow(2 * (1 - unit), power);
        return Math.Clamp(coordinate + (move < 0 ? Math.Min(move, -least) : Math.Max(move, least)), 0, 1);
    }
}
