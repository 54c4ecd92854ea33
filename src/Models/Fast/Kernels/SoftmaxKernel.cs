using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>Softmax over classes, and its cross-entropy with natural logarithms.</summary>
internal static unsafe class SoftmaxKernel
{
    private static readonly Vector256<int> Indices = Vector256.Create(0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>
    /// Turns each row's scores into its probabilities less 1 at its class, the gradient of its cross-entropy; gives the sum of
    /// the cross-entropies.
    /// </summary>
    /// <param name="scores">[rows, whole vectors of classes]; what lies past the classes becomes 0.</param>
    /// <param name="labels">The rows' classes.</param>
    /// <param name="classes">How many there are.</param>
    public static double Subtract(float* scores, ReadOnlySpan<byte> labels, int classes)
    {
        var columns = Lanes.RoundUp(classes);
        var entropy = 0.0;
        var row = scores;
        foreach (var label in labels)
        {
            var largest = Largest(row, classes);
            entropy += largest - row[label];
            var sum = Exponentials(row, classes, largest);
            // The logarithm is for numbers alone.
            entropy += float.IsNaN(sum) ? double.NaN : VectorMath.Log(Vector256.Create(sum)).ToScalar();
            Scale(row, columns, 1 / sum);
            row[label] -= 1;
            row += columns;
        }

        return entropy;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Largest(float* row, int classes)
    {
        var largest = Vector256.Create(float.NegativeInfinity);
        for (var i = 0; i < classes; i += Lanes.Count)
        {
            var isClass = Vector256.LessThan(Indices, Vector256.Create(classes - i)).AsSingle();
            largest = Vector256.MaxNative(largest, Vector256.ConditionalSelect(isClass, Vector256.Load(row + i), largest));
        }

        var four = Vector128.MaxNative(largest.GetLower(), largest.GetUpper());
        var two = Vector128.MaxNative(four, Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1)));
        return Vector128.MaxNative(two, Vector128.Shuffle(two, Vector128.Create(1, 0, 3, 2))).ToScalar();
    }

    // Of each score less the largest; gives their sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Exponentials(float* row, int classes, float largest)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < classes; i += Lanes.Count)
        {
            var value = Lanes.First(VectorMath.Exp(Vector256.Load(row + i) - Vector256.Create(largest)), classes - i);
            value.Store(row + i);
            sum += value;
        }

        return Lanes.Sum(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Scale(float* row, int columns, float scale)
    {
        for (var i = 0; i < columns; i += Lanes.Count)
        {
            (Vector256.Load(row + i) * scale).Store(row + i);
        }
    }
}
