using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>A family's trials as rows of numbers: which are in the brush, and in what order the objective ranks them.</summary>
public sealed class ExploreData
{
    private readonly IReadOnlyList<ExploreAxis> _axes;
    private readonly bool[] _isKept;
    private readonly double[] _rank;

    private ExploreData(TrialColumns columns, Objective objective, IReadOnlyList<ExploreAxis> axes, IReadOnlySet<int>? kept)
    {
        (Numbers, Models, IsCut, _axes) = (columns.Numbers, columns.Models, columns.IsCut, axes);
        _isKept = [.. columns.Numbers.Select(number => kept?.Contains(number) ?? true)];
        var values = Axis("objective").Values;
        var down = objective.Direction == ObjectiveDirection.Minimize;
        var ranked = Enumerable.Range(0, values.Count).Where(row => values[row] is not null)
            .OrderBy(row => down ? values[row]!.Value : -values[row]!.Value).ToList();
        _rank = new double[values.Count];
        Array.Fill(_rank, double.NaN);
        foreach (var (place, row) in ranked.Index())
        {
            _rank[row] = place / Math.Max(1.0, ranked.Count - 1);
        }

        BestFirst = [.. ranked, .. Enumerable.Range(0, values.Count).Where(row => values[row] is null)];
        Kept = [.. BestFirst.Where(row => _isKept[row])];
    }

    /// <summary>Trial numbers, by row.</summary>
    public IReadOnlyList<int> Numbers { get; }

    /// <summary>Models, by row.</summary>
    public IReadOnlyList<string> Models { get; }

    /// <summary>Whether there are more trials than these.</summary>
    public bool IsCut { get; }

    /// <summary>Every row, those without an objective last.</summary>
    public IReadOnlyList<int> BestFirst { get; }

    /// <summary>The rows in the brush, best first.</summary>
    public IReadOnlyList<int> Kept { get; }

    /// <summary>The axes in which trials differ, the objective last.</summary>
    public IReadOnlyList<ExploreAxis> Spanning => [.. _axes.Where(axis => axis.Spans).OrderBy(axis => axis.Name == "objective")];

    /// <param name="columns">The family's trials.</param>
    /// <param name="objective">What ranks them.</param>
    /// <param name="isLog">Whether an axis is logarithmic, or null for what reads best.</param>
    /// <param name="kept">Numbers of the trials in the brush, or null for all.</param>
    public static ExploreData Of(TrialColumns columns, Objective objective, Func<string, bool?> isLog, IReadOnlySet<int>? kept) => new(
        columns,
        objective,
        [.. columns.Values.Select(each => ExploreAxis.Of(each.Key, each.Key == "objective" ? objective.Metric : each.Key, each.Value, isLog(each.Key)))],
        kept);

    /// <summary>The axis of a name that was asked for.</summary>
    public ExploreAxis Axis(string name) => _axes.First(axis => axis.Name == name);

    /// <summary>Whether a row is in the brush.</summary>
    public bool IsKept(int row) => _isKept[row];

    /// <summary>0 for the best row to 1 for the worst; NaN without an objective.</summary>
    public double Rank(int row) => _rank[row];
}
