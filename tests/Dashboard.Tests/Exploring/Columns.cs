using Orchestrator.Abstractions.Search;
using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

/// <summary>Trials from lists of numbers.</summary>
internal static class Columns
{
    public static Objective Lower { get; } = new("mse", ObjectiveDirection.Minimize);

    public static ExploreData Data(IReadOnlySet<int>? kept, Objective objective, params (string Name, double?[] Values)[] columns)
    {
        var count = columns[0].Values.Length;
        return ExploreData.Of(
            new(
                [.. Enumerable.Range(0, count)], [.. Enumerable.Repeat("vanilla", count)], [.. Enumerable.Repeat("mse", count)],
                columns.ToDictionary(each => each.Name, each => (IReadOnlyList<double?>)each.Values), false),
            objective, _ => null, kept);
    }
}
