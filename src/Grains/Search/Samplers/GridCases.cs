using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>Finds the cases of a grid by giving values to the parameters that conditions read, parents first.</summary>
internal sealed class GridCases
{
    private readonly FamilySpace _space;
    private readonly IReadOnlyList<long> _counts;
    private readonly HashSet<string> _parents;
    private readonly List<GridCase> _found = [];
    private readonly Dictionary<string, ParameterValue> _values = [];
    private readonly long?[] _choice;
    private readonly bool[] _active;
    private long _settings;

    private GridCases(FamilySpace space, IReadOnlyList<long> counts)
    {
        (_space, _counts) = (space, counts);
        _parents = [.. space.Parameters.SelectMany(parameter => parameter.When?.Parents ?? [])];
        (_choice, _active) = (new long?[counts.Count], new bool[counts.Count]);
    }

    /// <summary>The cases of <paramref name="space"/>, or null when the grid is too large.</summary>
    public static IReadOnlyList<GridCase>? Find(FamilySpace space, IReadOnlyList<long> counts)
    {
        var cases = new GridCases(space, counts);
        return cases.TryVisit(0) ? cases._found : null;
    }

    private bool TryVisit(int depth)
    {
        if (depth == _space.ParentsFirst.Count)
        {
            return TryAdd();
        }

        var place = _space.ParentsFirst[depth];
        var parameter = _space.Parameters[place];
        _active[place] = parameter.When?.Holds(name => _values.TryGetValue(name, out var value) ? value : null) ?? true;
        _choice[place] = null;
        return _active[place] && _parents.Contains(parameter.Name) ? TryVisitEach(depth, place) : TryVisit(depth + 1);
    }

    private bool TryVisitEach(int depth, int place)
    {
        var parameter = _space.Parameters[place];
        var isSmallEnough = true;
        for (var index = 0L; index < _counts[place] && isSmallEnough; index++)
        {
            _choice[place] = index;
            _values[parameter.Name] = DomainValues.At(parameter.Domain, index);
            isSmallEnough = TryVisit(depth + 1);
        }

        _values.Remove(parameter.Name);
        return isSmallEnough;
    }

    private bool TryAdd()
    {
        var found = new GridCase([.. _choice], [.. _active], _counts);
        _found.Add(found);
        _settings += found.Count;
        return _settings <= GridSampler.MaxSettings && _found.Count <= GridSampler.MaxCases;
    }
}
