using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>The multiples of a step in a range. In a logarithmic range a cell is as wide as the logarithm of its step.</summary>
internal sealed class StepColumn : Column
{
    private readonly RangeDomain _range;
    private readonly StepRange _steps;
    private readonly double _step;
    private readonly double _low;
    private readonly double _width;

    public StepColumn(string name, RangeDomain range)
        : base(name)
    {
        (_range, _steps, _step) = (range, new StepRange(range), range.Step!.Value);
        _low = Scale(_steps.First - 0.5);
        _width = Scale(_steps.Last + 0.5) - _low;
    }

    public override long Levels => _steps.Count;

    public override double Encode(ParameterValue value) => value.IsNumeric
        ? Middle(Math.Clamp((long)Math.Round(Math.Clamp(value.AsDouble(), _range.Min, _range.Max) / _step) - _steps.First, 0, Levels - 1))
        : double.NaN;

    public override ParameterValue Decode(double coordinate) => _steps.ValueAt(_steps.First + LevelAt(coordinate));

    public override double Edge(long level) =>
        level == Levels ? 1 : (Scale(_steps.First + level - 0.5) - _low) / _width;

    public override long LevelAt(double coordinate) =>
        Math.Clamp((long)Math.Round(Unscale(_low + (coordinate * _width))) - _steps.First, 0, Levels - 1);

    private double Scale(double steps) => _range.IsLog ? Math.Log(steps) : steps;

    private double Unscale(double scaled) => _range.IsLog ? Math.Exp(scaled) : scaled;
}
