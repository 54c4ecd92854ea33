using System.Runtime.CompilerServices;

namespace Orchestrator.Models.Fast.Convolutions.Takers;

/// <summary>Takes gradients back through a ReLU.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
/// <param name="values">What the ReLU gave.</param>
/// <param name="gradients">Where the gradients of its sums go; laid out like the values.</param>
/// <param name="penalty">A penalty's gradient by each value that is not 0.</param>
/// <param name="channel">From an output to the next.</param>
/// <param name="pixels">To each pixel of each group.</param>
internal readonly unsafe struct ReluReturn<TLanes, TVector>(
    float* values, float* gradients, TVector penalty, nint channel, int* pixels) : ISumTaker<TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int group, int output, TVector sum0, TVector sum1, TVector sum2, TVector sum3)
    {
        var at = output * channel;
        var offsets = pixels + 4 * (nint)group;
        Return(sum0, at + offsets[0]);
        Return(sum1, at + offsets[1]);
        Return(sum2, at + offsets[2]);
        Return(sum3, at + offsets[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Return(TVector sum, nint at)
    {
        var zero = TLanes.Fill(0);
        var isActive = TLanes.Above(TLanes.Load(values + at), zero);
        TLanes.Store(TLanes.Select(isActive, TLanes.Add(sum, penalty), zero), gradients + at);
    }
}
