using System.Globalization;

namespace Orchestrator.Bench;

/// <summary>Prints what pairs of measurements gave.</summary>
internal static class PairSpread
{
    /// <summary>Prints median, least and most.</summary>
    /// <param name="name">What was measured.</param>
    /// <param name="values">One for each pair; one at least.</param>
    /// <param name="format">How a figure is written: <c>P1</c>, <c>F3</c>.</param>
    /// <returns>The median.</returns>
    public static double Print(string name, IEnumerable<double> values, string format)
    {
        double[] all = [.. values];
        var median = Median.Of(all);
        Console.WriteLine($"{name}: median {Write(median)} of {all.Length} pairs, {Write(all.Min())} to {Write(all.Max())}");
        return median;

        string Write(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
