using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Importance;
using Orchestrator.TestKit.Search;

namespace Orchestrator.Grains.Tests.Search.Importance;

/// <summary>
/// Two functions, with one strong, one weak and one interacting parameter, one of them with a category, on points of a Kronecker sequence, which other
/// programs can make too: coordinate d of row i = 1, 2, ... is the fraction of i times the root of 2, 3, 5, 7.
/// </summary>
internal static class ImportanceTable
{
    private static readonly string[] Kinds = ["x", "y", "z"];
    private static readonly double[] OfKind = [0, 0.3, 0.1];

    public static FamilySpace Space { get; } = Spaces.Create(
    [
        new("a", new RangeDomain(0, 1, IsInteger: false, IsLog: false, Step: null)),
        new("b", new RangeDomain(0, 1, IsInteger: false, IsLog: false, Step: null)),
        new("k", new ListDomain([.. Kinds.Select(ParameterValue.Of)], IsOrdered: false)),
        new("l", new RangeDomain(0, 7, IsInteger: true, IsLog: false, Step: 1)),
    ]);

    public static FamilySpace Numbers { get; } = Spaces.Create([.. Space.Parameters.Where(one => one.Name != "k").Select(one => new ParameterSpec(one.Name, one.Domain))]);

    public static IReadOnlyList<AnalysedTrial> Rows(int count) => [.. Enumerable.Range(1, count).Select(Row)];

    public static IReadOnlyList<AnalysedTrial> NumberRows(int count) => [.. Enumerable.Range(1, count).Select(NumberRow)];

    private static AnalysedTrial Row(int row)
    {
        var (a, b, kind, level) = (At(row, 2), At(row, 3), (int)(At(row, 5) * 3), (long)(At(row, 7) * 8));
        var value = (4 * (a - 0.3) * (a - 0.3)) + (kind == 1 ? 0.5 * b : 0) + (0.1 * level / 7) + OfKind[kind];
        return new(
            [
                new("a", ParameterValue.Of(a)),
                new("b", ParameterValue.Of(b)),
                new("k", ParameterValue.Of(Kinds[kind])),
                new("l", ParameterValue.Of(level)),
            ],
            value);
    }

    private static AnalysedTrial NumberRow(int row)
    {
        var (a, b, level) = (At(row, 2), At(row, 3), (long)(At(row, 7) * 8));
        return new(
            [new("a", ParameterValue.Of(a)), new("b", ParameterValue.Of(b)), new("l", ParameterValue.Of(level))],
            (4 * (a - 0.3) * (a - 0.3)) + (a * b) + (0.1 * level / 7));
    }

    private static double At(int row, int prime) => row * Math.Sqrt(prime) % 1;
}
