using System.Globalization;
using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>What the drawings show, in words.</summary>
internal static class ExploreSummary
{
    private const double Weak = 0.1;

    /// <summary>How many trials are in the brush, and the best of them.</summary>
    public static string Brush(ExploreData data)
    {
        var counted = $"{Figures.Count(data.Kept.Count)} of {Figures.Count(data.Numbers.Count, "trial")}";
        var best = data.Kept.Count > 0 && !double.IsNaN(data.Rank(data.Kept[0]))
            ? string.Create(CultureInfo.InvariantCulture, $", best {Figures.Short(data.Axis("objective").Values[data.Kept[0]]!.Value)} (trial {data.Numbers[data.Kept[0]]})")
            : "";
        return counted + best + "." + (data.IsCut ? " Only the first trials are drawn; a filter leads to the others." : "");
    }

    /// <summary>How two numbers of the trials in the brush go together.</summary>
    public static string Relation(ExploreData data, ExploreAxis x, ExploreAxis y)
    {
        var pairs = data.Kept.Where(row => x.Values[row] is not null && y.Values[row] is not null)
            .Select(row => (X: x.Values[row]!.Value, Y: y.Values[row]!.Value)).ToList();
        // Of two points every line is straight.
        return pairs.Count > 2 && RankCorrelation.Of([.. pairs.Select(pair => pair.X)], [.. pairs.Select(pair => pair.Y)]) is { } value
            ? string.Create(CultureInfo.InvariantCulture, $"{Figures.Count(pairs.Count, "trial")}, rank correlation {value:0.00}: {Words(x.Label, y.Label, value)}.")
            : $"{Figures.Count(pairs.Count, "trial")}.";
    }

    /// <summary>Which trials no other beats in both the objective and another number.</summary>
    /// <param name="data">The trials.</param>
    /// <param name="front">Those trials.</param>
    /// <param name="against">The other number.</param>
    /// <param name="goal">Which way it is better.</param>
    public static string Front(ExploreData data, IReadOnlyList<int> front, ExploreAxis against, ObjectiveDirection goal) => front.Count == 0
        ? "No trial has both numbers."
        : $"No other trial beats {(front.Count == 1 ? "this" : "these")} in both {data.Axis("objective").Label} and {against.Label} "
            + $"({(goal == ObjectiveDirection.Minimize ? "lower" : "higher")} is better): "
            + string.Join(", ", front.Take(8).Select(row => string.Create(CultureInfo.InvariantCulture, $"#{data.Numbers[row]}"))) + (front.Count > 8 ? ", …" : ".");

    private static string Words(string x, string y, double value) =>
        Math.Abs(value) < Weak ? $"{y} hardly follows {x}" : $"{y} {(value > 0 ? "grows" : "falls")} as {x} grows";
}
