using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Orchestrator.Models.Data;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// Weighted means of a 28x28 image under an 11x11 Gaussian window of standard deviation 1.5 that lies wholly inside, at 18x18
/// places. The window is a product: down the columns first, then along the rows. Both walk over flat memory, so that a
/// vector may span two rows; what comes out to the right of a row's 18 places is meaningless.
/// </summary>
internal static class GaussianWindow
{
    /// <summary>Places of the window along a side.</summary>
    public const int Places = LabeledImages.Side - Width + 1;

    /// <summary>Numbers from the first place to the last: rows of 28, the last one cut to 18.</summary>
    public const int Length = Filtered - Width + 1;

    private const int Width = 11;
    private const int Filtered = Places * LabeledImages.Side;
    private const double Deviation = 1.5;
    private static readonly Vector<float> Center = Weight(0);
    private static readonly Vector<float> OneOff = Weight(1);
    private static readonly Vector<float> TwoOff = Weight(2);
    private static readonly Vector<float> ThreeOff = Weight(3);
    private static readonly Vector<float> FourOff = Weight(4);
    private static readonly Vector<float> FiveOff = Weight(5);

    /// <summary>Filters an image.</summary>
    /// <param name="image">784 pixels.</param>
    /// <param name="means">Takes <see cref="Length"/> numbers: the mean at row r and column c is at 28 r + c.</param>
    public static void Filter(ReadOnlySpan<float> image, Span<float> means)
    {
        Span<float> columns = stackalloc float[Filtered];
        Convolve(image, columns, LabeledImages.Side);
        Convolve(columns, means[..Length], 1);
    }

    /// <summary>target[i] = sum over k of weight[k] source[i + k stride]; the window is symmetric.</summary>
    private static void Convolve(ReadOnlySpan<float> source, Span<float> target, int stride)
    {
        ref var to = ref MemoryMarshal.GetReference(target);
        var last = target.Length - Vector<float>.Count;
        for (var i = 0; i < target.Length; i += Vector<float>.Count)
        {
            // The last vector overlaps the one before it.
            var at = Math.Min(i, last);
            ref var from = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), at);
            Mean(ref from, (nuint)stride).StoreUnsafe(ref to, (nuint)at);
        }
    }

    // Written out: in a loop over an array each weight is loaded and spread anew.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<float> Mean(ref float from, nuint stride)
    {
        var sum = Center * Vector.LoadUnsafe(ref from, 5 * stride);
        sum += OneOff * (Vector.LoadUnsafe(ref from, 4 * stride) + Vector.LoadUnsafe(ref from, 6 * stride));
        sum += TwoOff * (Vector.LoadUnsafe(ref from, 3 * stride) + Vector.LoadUnsafe(ref from, 7 * stride));
        sum += ThreeOff * (Vector.LoadUnsafe(ref from, 2 * stride) + Vector.LoadUnsafe(ref from, 8 * stride));
        sum += FourOff * (Vector.LoadUnsafe(ref from, stride) + Vector.LoadUnsafe(ref from, 9 * stride));
        return sum + FiveOff * (Vector.LoadUnsafe(ref from) + Vector.LoadUnsafe(ref from, 10 * stride));
    }

    /// <summary>The weight of what lies so many pixels from the window's middle; all eleven sum to 1.</summary>
    private static Vector<float> Weight(int distance)
    {
        var sum = Enumerable.Range(-(Width / 2), Width).Sum(Height);
        return Vector.Create((float)(Height(distance) / sum));
    }

    private static double Height(int distance) => Math.Exp(-distance * distance / (2 * Deviation * Deviation));
}
