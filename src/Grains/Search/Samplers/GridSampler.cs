using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>
/// Every distinct active assignment once, in file order, the last parameter fastest. Settings are counted, not stored:
/// the one at an index is found parameter by parameter, like the digits of a number in a mixed radix.
/// </summary>
internal sealed class GridSampler : ISampler
{
    /// <summary>The most settings of a grid.</summary>
    public const int MaxSettings = 1_000_000;

    /// <summary>The most combinations of values of the parameters that conditions read.</summary>
    public const int MaxCases = 100_000;

    private readonly FamilySpace _space;
    private readonly IReadOnlyList<long> _counts;
    private readonly IReadOnlyList<GridCase> _cases;

    private GridSampler(FamilySpace space, IReadOnlyList<long> counts, IReadOnlyList<GridCase> cases) =>
        (_space, _counts, _cases, Count) = (space, counts, cases, cases.Sum(part => part.Count));

    public long? Count { get; }

    /// <summary>The sampler of <paramref name="space"/>, or null when its grid is too large.</summary>
    /// <exception cref="ArgumentException">A parameter is continuous.</exception>
    public static GridSampler? TryCreate(FamilySpace space)
    {
        IReadOnlyList<long> counts = [.. space.Parameters.Select(CountOf)];
        return GridCases.Find(space, counts) is { } cases ? new GridSampler(space, counts, cases) : null;
    }

    /// <exception cref="ArgumentException">The grid is too large, or a parameter is continuous.</exception>
    public static GridSampler Create(FamilySpace space) =>
        TryCreate(space) ?? throw new ArgumentException($"The grid has more than {MaxSettings} settings.", nameof(space));

    public IReadOnlyList<ParameterAssignment> SettingAt(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count!.Value);
        var (cases, chosen) = (_cases, new long[_counts.Count]);
        for (var place = 0; place < chosen.Length; place++)
        {
            (chosen[place], index, cases) = cases.Any(part => part.IsFree(place))
                ? ChooseFree(cases, place, index)
                : ChooseFixed(cases, place, index);
        }

        return [.. Enumerable.Range(0, chosen.Length)
            .Where(cases[0].IsActive)
            .Select(place => new ParameterAssignment(
                _space.Parameters[place].Name, DomainValues.At(_space.Parameters[place].Domain, chosen[place])))];
    }

    private static (long Choice, long Remaining, IReadOnlyList<GridCase> Cases) ChooseFree(
        IReadOnlyList<GridCase> cases, int place, long index)
    {
        var all = cases.Sum(part => part.Later(place));
        if (index < all)
        {
            return (0, index, cases);
        }

        IReadOnlyList<GridCase> free = [.. cases.Where(part => part.IsFree(place))];
        var each = free.Sum(part => part.Later(place));
        return (1 + ((index - all) / each), (index - all) % each, free);
    }

    private static (long Choice, long Remaining, IReadOnlyList<GridCase> Cases) ChooseFixed(
        IReadOnlyList<GridCase> cases, int place, long index)
    {
        foreach (var group in cases.GroupBy(part => part.FixedAt(place)).OrderBy(group => group.Key))
        {
            var count = group.Sum(part => part.Later(place));
            if (index < count)
            {
                return (group.Key, index, [.. group]);
            }

            index -= count;
        }

        throw new InvalidOperationException("The cases hold fewer settings than they count.");
    }

    private static long CountOf(SpaceParameter parameter) => DomainValues.Count(parameter.Domain)
        ?? throw new ArgumentException($"{parameter.Name} is continuous: a grid needs a step.", nameof(parameter));
}
