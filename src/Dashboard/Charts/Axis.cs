using System.Globalization;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Charts;

/// <summary>A range of values laid along a length, with the ticks that read well on it.</summary>
internal sealed class Axis
{
    // Beyond this a difference of two doubles may overflow; nothing that trains is near it.
    private const double Largest = 1e300;

    // Below this a ratio or a share of two doubles may underflow; it is drawn as 0.
    private const double Smallest = 1e-300;
    private const double LogRatio = 200;

    private readonly double _min;
    private readonly double _max;

    private Axis(double min, double max, bool isLog, IReadOnlyList<double> ticks) =>
        (_min, _max, IsLog, Ticks) = (min, max, isLog, ticks);

    /// <summary>Whether equal distances are equal ratios.</summary>
    public bool IsLog { get; }

    /// <summary>Values to label, all within the range.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>Whether a value can be drawn.</summary>
    public static bool CanDraw(double value) => Math.Abs(value) <= Largest;

    /// <summary>Whether a range is laid out by ratios: as asked where that is possible, else where it is positive and spans over two decades.</summary>
    public static bool IsLogFor(double min, double max, bool? isAsked) => min > 0 && (isAsked ?? max / min > LogRatio);

    /// <summary>An axis that holds every drawable value; logarithmic where positive values span over two decades.</summary>
    public static Axis ForValues(IEnumerable<double> values) => ForValues(values, null);

    /// <summary>An axis that holds every drawable value; logarithmic only where all are positive.</summary>
    /// <param name="values">The values.</param>
    /// <param name="isLog">Logarithmic or not, or null where the values decide.</param>
    public static Axis ForValues(IEnumerable<double> values, bool? isLog)
    {
        var drawable = values.Where(CanDraw).Select(value => Math.Abs(value) < Smallest ? 0 : value).ToList();
        if (drawable.Count == 0)
        {
            return Linear(0, 1);
        }

        var (min, max) = (drawable.Min(), drawable.Max());
        return IsLogFor(min, max, isLog) ? Logarithmic(min, max) : Linear(min, max);
    }

    /// <summary>An axis of whole numbers from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static Axis ForWholeNumbers(int min, int max)
    {
        if (min == max)
        {
            return new(min - 1.0, max + 1.0, false, [min]);
        }

        var step = Math.Max(1, NiceStep((double)max - min, 6));
        return new(min, max, false, TicksBetween(min, max, step));
    }

    /// <summary>Where a value lies: 0 at the smallest, 1 at the largest.</summary>
    public double Share(double value)
    {
        var share = IsLog
            ? (Math.Log10(value) - Math.Log10(_min)) / (Math.Log10(_max) - Math.Log10(_min))
            : (value - _min) / (_max - _min);
        return Math.Clamp(share, 0, 1);
    }

    /// <summary>A tick's label.</summary>
    public string Label(double tick)
    {
        var step = !IsLog && Ticks.Count > 1 ? Ticks[1] - Ticks[0] : 0;
        return step is >= 1e-4 and < 1e5 && Math.Abs(tick) < 1e6
            ? tick.ToString($"N{Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 6)}", CultureInfo.InvariantCulture)
            : Figures.Short(tick);
    }

    private static Axis Linear(double min, double max)
    {
        var margin = max > min ? (max - min) * 0.05 : max == 0 ? 1 : Math.Abs(max) * 0.1;
        var bottom = min >= 0 && min - margin < 0 ? 0 : min - margin;
        var (low, high) = (bottom, max + margin);
        return new(low, high, false, TicksBetween(low, high, NiceStep(high - low, 5)));
    }

    private static Axis Logarithmic(double min, double max)
    {
        var (low, high) = ((int)Math.Floor(Math.Log10(min)), (int)Math.Ceiling(Math.Log10(max)));
        var every = Math.Max(1, (high - low + 4) / 5);
        var ticks = Enumerable.Range(0, ((high - low) / every) + 1).Select(i => Math.Pow(10, low + (i * every))).ToList();
        return new(Math.Pow(10, low), Math.Pow(10, high), true, ticks);
    }

    /// <summary>1, 2 or 5 times a power of ten, so that about <paramref name="count"/> steps fit.</summary>
    private static double NiceStep(double range, int count)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(range / count)));
        return (range / count / power) switch
        {
            <= 1.4 => power,
            <= 3 => 2 * power,
            <= 7 => 5 * power,
            _ => 10 * power,
        };
    }

    private static List<double> TicksBetween(double low, double high, double step)
    {
        var first = Math.Ceiling((low / step) - 1e-9);
        var count = (int)Math.Clamp(Math.Floor((high / step) + 1e-9) - first, 0, 20);
        return [.. Enumerable.Range(0, count + 1).Select(i => (first + i) * step)];
    }
}
