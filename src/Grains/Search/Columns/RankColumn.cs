using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>Listed numbers, by rank: what lies between two neighbours counts as one step, however far apart they are.</summary>
internal sealed class RankColumn(string name, IReadOnlyList<ParameterValue> values) : Column(name)
{
    private readonly ParameterValue[] _sorted = [.. values.OrderBy(value => value.AsDouble())];
    private readonly double[] _numbers = [.. values.Select(value => value.AsDouble()).Order()];

    public override long Levels => _sorted.Length;

    public override double Encode(ParameterValue value) =>
        value.IsNumeric ? Middle(Nearest(value.AsDouble())) : double.NaN;

    public override ParameterValue Decode(double coordinate) => _sorted[(int)LevelAt(coordinate)];

    private int Nearest(double number)
    {
        var found = Array.BinarySearch(_numbers, number);
        if (found >= 0) { return found; }

        var next = ~found;
        return next == 0 || (next < _numbers.Length && _numbers[next] - number < number - _numbers[next - 1]) ? next : next - 1;
    }
}
