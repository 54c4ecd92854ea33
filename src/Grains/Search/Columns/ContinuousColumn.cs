using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Columns;

/// <summary>A range without a step, uniform in the value or in its logarithm.</summary>
internal sealed class ContinuousColumn(string name, RangeDomain range) : Column(name)
{
    public override long Levels => 0;

    public override double Encode(ParameterValue value) => value.IsNumeric
        ? Math.Clamp((Scale(Clamp(value.AsDouble())) - Scale(range.Min)) / (Scale(range.Max) - Scale(range.Min)), 0, 1)
        : double.NaN;

    public override ParameterValue Decode(double coordinate) => DomainDraw.From(range, coordinate);

    private double Clamp(double value) => Math.Clamp(value, range.Min, range.Max);

    private double Scale(double value) => range.IsLog ? Math.Log(value) : value;
}
