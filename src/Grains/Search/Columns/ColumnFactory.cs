using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>Chooses the column of a parameter.</summary>
internal static class ColumnFactory
{
    /// <summary>The column of <paramref name="parameter"/>, or null when it has one value only.</summary>
    public static Column? Create(SpaceParameter parameter) => parameter.Domain switch
    {
        FixedDomain or ListDomain { Values.Count: 1 } => null,
        ListDomain { IsOrdered: true } list when list.Values.All(value => value.IsNumeric) => new RankColumn(parameter.Name, list.Values),
        ListDomain list => new CategoryColumn(parameter.Name, list.Values),
        RangeDomain range => Range(parameter.Name, range),
        var other => throw new ArgumentException($"{other.GetType().Name} has no column.", nameof(parameter)),
    };

    private static Column? Range(string name, RangeDomain range) => range switch
    {
        { Step: not null } => new StepRange(range).Count <= 1 ? null : new StepColumn(name, range),
        _ => range.Min < range.Max ? new ContinuousColumn(name, range) : null,
    };
}
