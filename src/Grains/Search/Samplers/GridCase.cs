namespace Orchestrator.Grains.Search.Samplers;

/// <summary>
/// The settings of a grid that share the values of every parameter that a condition reads; so each parameter is either
/// active in all of them or in none.
/// </summary>
internal sealed class GridCase
{
    private readonly long?[] _fixed;
    private readonly bool[] _active;
    private readonly long[] _later;

    /// <param name="choice">Per parameter, the value's index where the case fixes it.</param>
    /// <param name="active">Per parameter, whether it is active.</param>
    /// <param name="counts">Per parameter, how many values it has.</param>
    public GridCase(long?[] choice, bool[] active, IReadOnlyList<long> counts)
    {
        (_fixed, _active, _later) = (choice, active, new long[choice.Length]);
        Count = 1;
        for (var place = choice.Length - 1; place >= 0; place--)
        {
            _later[place] = Count;
            // Saturated: a product this large is refused anyway.
            Count = Math.Min(Count * (IsFree(place) ? counts[place] : 1), GridSampler.MaxSettings + 1);
        }
    }

    /// <summary>How many settings the case has, no more than <see cref="GridSampler.MaxSettings"/> + 1.</summary>
    public long Count { get; }

    /// <summary>Whether the parameter at <paramref name="place"/> takes each of its values in this case.</summary>
    public bool IsFree(int place) => _fixed[place] is null && _active[place];

    public bool IsActive(int place) => _active[place];

    /// <summary>The index of the value that the case fixes; an inactive parameter counts as its first.</summary>
    public long FixedAt(int place) => _fixed[place] ?? 0;

    /// <summary>How many settings the parameters after <paramref name="place"/> make.</summary>
    public long Later(int place) => _later[place];
}
