using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search;

/// <summary>Maps a number in [0, 1) to a value of a domain, never outside its bounds.</summary>
internal static class DomainDraw
{
    /// <summary>The value of <paramref name="domain"/> at <paramref name="unit"/>, in [0, 1).</summary>
    public static ParameterValue From(ParameterDomain domain, double unit) => domain switch
    {
        RangeDomain { Step: null, IsLog: true } range => ParameterValue.Of(LogUniform(range, unit)),
        RangeDomain { Step: null } range => ParameterValue.Of(Clamp(range, range.Min + (unit * (range.Max - range.Min)))),
        RangeDomain { IsLog: true } range => LogStep(new StepRange(range), unit),
        _ => DomainValues.At(domain, (long)(unit * DomainValues.Count(domain)!.Value)),
    };

    // Logarithms differ in the last bit between C libraries; 12 digits are equal everywhere, and shorter to read.
    private static double LogUniform(RangeDomain range, double unit) =>
        Clamp(range, double.Parse(Between(range.Min, range.Max, unit).ToString("G12"), CultureInfo.InvariantCulture));

    // Half a step is added on either side, so that the outermost multiples are as likely as their neighbours.
    private static ParameterValue LogStep(StepRange steps, double unit) =>
        steps.ValueAt(Math.Clamp((long)Math.Round(Between(steps.First - 0.5, steps.Last + 0.5, unit)), steps.First, steps.Last));

    private static double Between(double min, double max, double unit) =>
        Math.Exp(Math.Log(min) + (unit * (Math.Log(max) - Math.Log(min))));

    private static double Clamp(RangeDomain range, double value) => Math.Clamp(value, range.Min, range.Max);
}
