using System.Numerics;
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
    private static readonly float[] Weights = Normalize();

    /// <summary>Filters an image.</summary>
    /// <param name="image">784 pixels.</param>
    /// <param name="means">Takes <see cref="Length"/> numbers: the mean at row r and column c is at 28 r + c.</param>
    public static void Filter(ReadOnlySpan<float> image, Span<float> means)
    {
        Span<float> columns = stackalloc float[Filtered];
        Convolve(image, columns, LabeledImages.Side);
        Convolve(columns, means[..Length], 1);
    }

    /// <summary>target[i] = sum over k of weight[k] source[i + k stride].</summary>
    private static void Convolve(ReadOnlySpan<float> source, Span<float> target, int stride)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        ref var to = ref MemoryMarshal.GetReference(target);
        var last = target.Length - Vector<float>.Count;
        for (var i = 0; i < target.Length; i += Vector<float>.Count)
        {
            // The last vector overlaps the one before it.
            var at = (nuint)Math.Min(i, last);
            var sum = Vector<float>.Zero;
            for (var k = 0; k < Width; k++)
            {
                sum += Weights[k] * Vector.LoadUnsafe(ref from, at + (nuint)(k * stride));
            }

            sum.StoreUnsafe(ref to, at);
        }
    }

    private static float[] Normalize()
    {
        double[] weights = [.. Enumerable.Range(-(Width / 2), Width).Select(x => Math.Exp(-x * x / (2 * Deviation * Deviation)))];
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }
}
