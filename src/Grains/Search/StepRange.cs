using System.Globalization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search;

/// <summary>
/// The multiples of a range's step inside its bounds, both included. Counted in decimal, so that 3 steps of 0.1 are 0.3
/// and a maximum that is on the step belongs to it.
/// </summary>
internal readonly struct StepRange
{
    /// <summary>The smallest step: with the largest bounds, multiples still count exactly in 64 bits.</summary>
    public const double SmallestStep = 1e-9;

    private readonly RangeDomain _domain;
    private readonly decimal _step;

    /// <param name="domain">A range with a step of at least <see cref="SmallestStep"/>.</param>
    public StepRange(RangeDomain domain)
    {
        (_domain, _step) = (domain, ToDecimal(domain.Step!.Value));
        First = (long)Math.Ceiling(ToDecimal(domain.Min) / _step);
        Last = (long)Math.Floor(ToDecimal(domain.Max) / _step);
        // A bound below decimal's precision reads as 0.
        First += (double)(First * _step) < domain.Min ? 1 : 0;
        Last -= (double)(Last * _step) > domain.Max ? 1 : 0;
    }

    /// <summary>The first multiple, in steps from 0.</summary>
    public long First { get; }

    /// <summary>The last multiple, in steps from 0.</summary>
    public long Last { get; }

    /// <summary>How many multiples there are; 0 where none is inside the bounds.</summary>
    public long Count => Math.Max(0, Last - First + 1);

    /// <summary>The multiple at <paramref name="steps"/> from 0.</summary>
    public ParameterValue ValueAt(long steps) => _domain.IsInteger
        ? ParameterValue.Of((long)(steps * _step))
        : ParameterValue.Of((double)(steps * _step));

    private static decimal ToDecimal(double value) =>
        decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
