using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>How the numbers of codes are spread over images, dimension by dimension.</summary>
internal sealed class CodeSpread
{
    private const double LowShare = 0.05;

    private readonly FloatRows _codes;
    private readonly double[] _means;
    private readonly double[] _deviations;

    /// <param name="codes">The images' codes, from one.</param>
    public CodeSpread(FloatRows codes)
    {
        _codes = codes;
        _means = Average(row => row);
        _deviations = [.. Average((row, dimension) => Square(row - _means[dimension])).Select(Math.Sqrt)];
    }

    /// <summary>Numbers in a code.</summary>
    public int Size => _codes.Width;

    /// <summary>The mean code.</summary>
    public IReadOnlyList<double> Means => _means;

    /// <summary>Standard deviations, over all images rather than all but one.</summary>
    public IReadOnlyList<double> Deviations => _deviations;

    /// <summary>The dimensions of the largest deviations, largest first, earlier ones first among equals, NaN last; at most <paramref name="count"/>.</summary>
    public IReadOnlyList<int> Largest(int count) =>
        [.. Enumerable.Range(0, Size).OrderByDescending(dimension => _deviations[dimension]).Take(count)];

    /// <summary>The 5th and the 95th percentile of a dimension, between the two nearest values; the least and the greatest value where they are equal.</summary>
    public (double Low, double High) Percentiles(int dimension)
    {
        float[] values = [.. Enumerable.Range(0, _codes.Count).Select(row => _codes.Row(row)[dimension]).Order()];
        var (low, high) = (At(values, LowShare), At(values, 1 - LowShare));
        return high > low ? (low, high) : (values[0], values[^1]);
    }

    private static double At(float[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + ((place - below) * (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]));
    }

    private double[] Average(Func<double, double> of) => Average((value, _) => of(value));

    private double[] Average(Func<double, int, double> of)
    {
        var sums = new double[Size];
        for (var row = 0; row < _codes.Count; row++)
        {
            var code = _codes.Row(row);
            for (var dimension = 0; dimension < sums.Length; dimension++) { sums[dimension] += of(code[dimension], dimension); }
        }

        return [.. sums.Select(sum => sum / _codes.Count)];
    }

    private static double Square(double value) => value * value;
}
