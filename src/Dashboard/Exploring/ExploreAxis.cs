using Orchestrator.Dashboard.Charts;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>One number of every trial, and how it is laid along a length.</summary>
/// <param name="Name">Its name in the filter language: a parameter, a metric or a word of a trial.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Values">A finite number for each row, or null.</param>
/// <param name="IsLog">Whether equal distances are equal ratios.</param>
public sealed record ExploreAxis(string Name, string Label, IReadOnlyList<double?> Values, bool IsLog)
{
    /// <summary>The smallest number.</summary>
    public double Low { get; private init; }

    /// <summary>The largest number.</summary>
    public double High { get; private init; }

    /// <summary>Whether trials differ in it.</summary>
    public bool Spans => High > Low;

    /// <summary>An axis of those values that can be drawn.</summary>
    /// <param name="name">Its name in the filter language.</param>
    /// <param name="label">Its name for people.</param>
    /// <param name="values">A number for each row, or null.</param>
    /// <param name="isLog">Logarithmic or not, or null: where positive values span over two decades. Values of 0 and below make it linear.</param>
    public static ExploreAxis Of(string name, string label, IReadOnlyList<double?> values, bool? isLog)
    {
        IReadOnlyList<double?> drawable = [.. values.Select(value => value is { } number && Axis.CanDraw(number) ? value : null)];
        var known = drawable.OfType<double>().DefaultIfEmpty().ToList();
        var (low, high) = (known.Min(), known.Max());
        return new(name, label, drawable, Axis.IsLogFor(low, high, isLog)) { Low = low, High = high };
    }

    /// <summary>Where a value lies: 0 at the smallest, 1 at the largest.</summary>
    public double Share(double value) => !Spans ? 0.5
        : IsLog ? Math.Log(value / Low) / Math.Log(High / Low)
        : (value - Low) / (High - Low);

    /// <summary>The value at a share of the length.</summary>
    public double At(double share) => IsLog ? Low * Math.Pow(High / Low, share) : Low + ((High - Low) * share);
}
