using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>
/// A family's space as points: one coordinate in [0, 1] per parameter that varies, NaN where its condition does not hold.
/// Parameters with one value have no column.
/// </summary>
internal sealed class ColumnSpace
{
    private readonly FamilySpace _space;
    private readonly int[] _columnOf;
    private readonly ParameterValue[] _constants;
    private readonly Dictionary<string, int> _columnByName;
    private readonly Dictionary<string, int> _placeByName;
    private readonly bool _isConditional;

    public ColumnSpace(FamilySpace space)
    {
        _space = space;
        var columns = new List<Column>();
        (_columnOf, _constants) = (new int[space.Parameters.Count], new ParameterValue[space.Parameters.Count]);
        for (var place = 0; place < _columnOf.Length; place++)
        {
            var column = ColumnFactory.Create(space.Parameters[place]);
            _columnOf[place] = column is null ? -1 : columns.Count;
            if (column is null) { _constants[place] = DomainDraw.From(space.Parameters[place].Domain, 0); }
            else { columns.Add(column); }
        }

        List = columns;
        _isConditional = space.Parameters.Any(parameter => parameter.When is not null);
        _columnByName = columns.Select((column, index) => (column.Name, index)).ToDictionary();
        _placeByName = space.Parameters.Select((parameter, place) => (parameter.Name, place)).ToDictionary();
    }

    /// <summary>The columns, in file order.</summary>
    public IReadOnlyList<Column> List { get; }

    /// <summary>How many columns there are: the length of a point.</summary>
    public int Count => List.Count;

    /// <summary>The seed of every stream.</summary>
    public long Seed => _space.Seed;

    /// <summary>The family's name.</summary>
    public string Family => _space.Family;

    /// <summary>How many points there are, or null where a column is continuous or they are over a million.</summary>
    public long? Size
    {
        get
        {
            var size = 1L;
            foreach (var column in List)
            {
                if (column.Levels == 0 || column.Levels > 1_000_000 || (size *= column.Levels) > 1_000_000) { return null; }
            }

            return size;
        }
    }

    /// <summary>The point of a setting; parameters that the space does not have are left out.</summary>
    public double[] Encode(IReadOnlyList<ParameterAssignment> parameters)
    {
        var point = new double[Count];
        Array.Fill(point, double.NaN);
        foreach (var (name, value) in parameters)
        {
            if (_columnByName.TryGetValue(name, out var column)) { point[column] = List[column].Encode(value); }
        }

        return point;
    }

    /// <summary>The active parameters at a point that has a coordinate in every column, in file order.</summary>
    public IReadOnlyList<ParameterAssignment> Decode(double[] point)
    {
        var values = ActiveValues(point);
        return [.. Enumerable.Range(0, values.Length)
            .Where(place => values[place] is not null)
            .Select(place => new ParameterAssignment(_space.Parameters[place].Name, values[place]!.Value))];
    }

    /// <summary>Makes a point that has a coordinate in every column one of the space: middles of cells, NaN where inactive.</summary>
    public void Settle(double[] point)
    {
        for (var column = 0; column < point.Length; column++) { point[column] = List[column].Snap(point[column]); }

        if (!_isConditional) { return; }

        var values = ActiveValues(point);
        for (var place = 0; place < values.Length; place++)
        {
            if (values[place] is null && _columnOf[place] >= 0) { point[_columnOf[place]] = double.NaN; }
        }
    }

    private ParameterValue?[] ActiveValues(double[] point)
    {
        var values = new ParameterValue?[_columnOf.Length];
        foreach (var place in _space.ParentsFirst)
        {
            var when = _space.Parameters[place].When;
            if (when is null || when.Holds(name => _placeByName.TryGetValue(name, out var parent) ? values[parent] : null))
            {
                var column = _columnOf[place];
                values[place] = column < 0 ? _constants[place]
                    : double.IsNaN(point[column]) ? null
                    : List[column].Decode(point[column]);
            }
        }

        return values;
    }
}
