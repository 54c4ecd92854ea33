using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>A setting ends when its objective leaves fixed bounds, or is NaN.</summary>
/// <param name="lower">The least value of the objective, or null.</param>
/// <param name="upper">The largest value of the objective, or null.</param>
/// <param name="scale">Between losses and the objective.</param>
internal sealed class ThresholdRule(double? lower, double? upper, LossScale scale) : IStoppingRule
{
    public IStoppingRule.Verdict Judge(RungResult result, Rung rung)
    {
        var value = scale.Turn(result.Loss);
        return value switch
        {
            double.NaN => new(false, null, "NaN is never kept"),
            _ when value < lower => new(false, null, $"below {lower:G4}"),
            _ when value > upper => new(false, null, $"above {upper:G4}"),
            _ => new(true, null, "inside its bounds"),
        };
    }
}
