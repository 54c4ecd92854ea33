using System.Runtime.CompilerServices;

namespace Orchestrator.Models.Fast.Convolutions.Takers;

/// <summary>
/// Stores the largest of four sums after a ReLU, and which one it was: the first of equal ones, as torch has it, or
/// <see cref="None"/> where the ReLU lets no gradient through. The values are NaN where the last sum is or all are.
/// </summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
/// <param name="to">Where values go.</param>
/// <param name="choices">Where the number of the chosen sum goes, as a float.</param>
/// <param name="channel">From an output to the next.</param>
/// <param name="pixels">To the pixel of each group.</param>
internal readonly unsafe struct PoolTaker<TLanes, TVector>(float* to, float* choices, nint channel, int* pixels) : ISumTaker<TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>No sum.</summary>
    public const float None = -1;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int group, int output, TVector sum0, TVector sum1, TVector sum2, TVector sum3)
    {
        var (zero, at) = (TLanes.Fill(0), output * channel + pixels[group]);
        var choice = TLanes.Select(TLanes.Above(sum0, zero), zero, TLanes.Fill(None));
        var value = TLanes.Max(zero, sum0);
        Compare(1, sum1, ref choice, ref value);
        Compare(2, sum2, ref choice, ref value);
        Compare(3, sum3, ref choice, ref value);
        TLanes.Store(value, to + at);
        TLanes.Store(choice, choices + at);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Compare(float number, TVector sum, ref TVector choice, ref TVector value)
    {
        choice = TLanes.Select(TLanes.Above(sum, value), TLanes.Fill(number), choice);
        value = TLanes.Max(value, sum);
    }
}
