using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>Values without an order: strings, booleans, or numbers that the sweep file calls categorical.</summary>
internal sealed class CategoryColumn(string name, IReadOnlyList<ParameterValue> values) : Column(name)
{
    private readonly Dictionary<ParameterValue, int> _levels = values.Select((value, level) => (value, level)).ToDictionary();

    public override long Levels => values.Count;

    public override bool IsCategorical => true;

    public override double Encode(ParameterValue value) =>
        _levels.TryGetValue(value, out var level) ? Middle(level) : double.NaN;

    public override ParameterValue Decode(double coordinate) => values[(int)LevelAt(coordinate)];
}
