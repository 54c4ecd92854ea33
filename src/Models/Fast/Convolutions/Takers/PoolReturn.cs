using System.Runtime.CompilerServices;

namespace Orchestrator.Models.Fast.Convolutions.Takers;

/// <summary>Takes gradients back through pooling and a ReLU, to the sum that was chosen.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
/// <param name="choices">The number of the chosen sum.</param>
/// <param name="choiceChannel">From an output's choices to the next's.</param>
/// <param name="choicePixels">To each pixel of each group of the choices.</param>
/// <param name="gradients">Where the gradients of the sums go.</param>
/// <param name="penalty">A penalty's gradient by each value that is not 0.</param>
/// <param name="channel">From an output's gradients to the next's.</param>
/// <param name="row">From a row of the gradients to the next.</param>
/// <param name="pixels">To the first of the four sums of each pixel of each group.</param>
internal readonly unsafe struct PoolReturn<TLanes, TVector>(
    float* choices, nint choiceChannel, int* choicePixels, float* gradients, TVector penalty, nint channel, nint row, int* pixels)
    : ISumTaker<TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take(int group, int output, TVector sum0, TVector sum1, TVector sum2, TVector sum3)
    {
        var choice = choices + output * choiceChannel;
        var choiceOffsets = choicePixels + 4 * (nint)group;
        var at = gradients + output * channel;
        var offsets = pixels + 4 * (nint)group;
        Return(sum0, choice + choiceOffsets[0], at + offsets[0]);
        Return(sum1, choice + choiceOffsets[1], at + offsets[1]);
        Return(sum2, choice + choiceOffsets[2], at + offsets[2]);
        Return(sum3, choice + choiceOffsets[3], at + offsets[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Return(TVector sum, float* choiceAt, float* at)
    {
        var (choice, gradient, zero) = (TLanes.Load(choiceAt), TLanes.Add(sum, penalty), TLanes.Fill(0));
        TLanes.Store(TLanes.Select(TLanes.Equal(choice, zero), gradient, zero), at);
        TLanes.Store(TLanes.Select(TLanes.Equal(choice, TLanes.Fill(1)), gradient, zero), at + TLanes.Count);
        TLanes.Store(TLanes.Select(TLanes.Equal(choice, TLanes.Fill(2)), gradient, zero), at + row);
        TLanes.Store(TLanes.Select(TLanes.Equal(choice, TLanes.Fill(3)), gradient, zero), at + row + TLanes.Count);
    }
}
