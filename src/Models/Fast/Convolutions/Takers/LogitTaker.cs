using System.Runtime.CompilerServices;

namespace Orchestrator.Models.Fast.Convolutions.Takers;

/// <summary>Stores sums as they are.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
/// <param name="to">Where to.</param>
/// <param name="channel">From an output to the next.</param>
/// <param name="pixels">To each pixel of each group.</param>
internal readonly unsafe struct LogitTaker<TLanes, TVector>(float* to, nint channel, int* pixels) : ISumTaker<TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int group, int output, TVector sum0, TVector sum1, TVector sum2, TVector sum3)
    {
        var at = to + output * channel;
        var offsets = pixels + 4 * (nint)group;
        TLanes.Store(sum0, at + offsets[0]);
        TLanes.Store(sum1, at + offsets[1]);
        TLanes.Store(sum2, at + offsets[2]);
        TLanes.Store(sum3, at + offsets[3]);
    }
}
