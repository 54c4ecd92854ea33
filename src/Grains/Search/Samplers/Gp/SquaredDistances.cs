using Orchestrator.Grains.Search.Columns;

namespace Orchestrator.Grains.Search.Samplers.Gp;

/// <summary>Squared distances between points by column: 0 or 1 between categories, and 1 between active and inactive.</summary>
internal sealed class SquaredDistances(ColumnSpace space)
{
    private readonly bool[] _isCategorical = [.. space.List.Select(column => column.IsCategorical)];

    /// <summary>The squared distance in one column.</summary>
    public double In(int column, double left, double right)
    {
        var difference = left - right;
        return _isCategorical[column] || double.IsNaN(difference)
            ? left.Equals(right) ? 0 : 1
            : difference * difference;
    }

    /// <summary>The squared distance with each column weighted by its relevance.</summary>
    public double Weighted(double[] relevances, double[] left, double[] right)
    {
        var total = 0.0;
        for (var column = 0; column < relevances.Length; column++)
        {
            total += relevances[column] * In(column, left[column], right[column]);
        }

        return total;
    }
}
