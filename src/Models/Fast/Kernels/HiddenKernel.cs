using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>What a hidden layer does before and after its products. Rows are padded to whole vectors, with 0 in what is not a unit.</summary>
internal static unsafe class HiddenKernel
{
    /// <summary>Adds biases and activates, in place.</summary>
    /// <param name="isSigmoid">Whether the activation is a sigmoid; else ReLU.</param>
    /// <param name="sums">[rows, units], padded.</param>
    /// <param name="biases">[units].</param>
    /// <param name="rows">Images.</param>
    /// <param name="units">Units of the layer.</param>
    public static void Activate(bool isSigmoid, float* sums, float* biases, int rows, int units)
    {
        var stride = Lanes.RoundUp(units);
        for (var i = 0; i < units; i += Lanes.Count)
        {
            var bias = Lanes.Load(biases + i, units - i);
            for (var row = 0; row < rows; row++)
            {
                var at = sums + (long)row * stride + i;
                var sum = Vector256.Load(at) + bias;
                var value = isSigmoid ? VectorMath.Sigmoid(sum) : Vector256.MaxNative(Vector256<float>.Zero, sum);
                Lanes.First(value, units - i).Store(at);
            }
        }
    }

    /// <summary>Takes a gradient back through the activation, in place.</summary>
    /// <param name="isSigmoid">Whether the activation is a sigmoid; else ReLU.</param>
    /// <param name="values">[rows, units], padded: what the layer gave.</param>
    /// <param name="gradients">[rows, units], padded: by what the layer gave on entry, by its sums on return.</param>
    /// <param name="everywhere">A penalty's gradient by each value that is not 0.</param>
    /// <param name="biasGradients">[units]; overwritten.</param>
    /// <param name="rows">Images.</param>
    /// <param name="units">Units of the layer.</param>
    public static void Return(
        bool isSigmoid, float* values, float* gradients, float everywhere, float* biasGradients, int rows, int units)
    {
        var stride = Lanes.RoundUp(units);
        var extra = Vector256.Create(everywhere);
        for (var i = 0; i < units; i += Lanes.Count)
        {
            var total = Vector256<float>.Zero;
            for (var row = 0; row < rows; row++)
            {
                var at = (long)row * stride + i;
                var value = Vector256.Load(values + at);
                var gradient = Slope(isSigmoid, value, Vector256.Load(gradients + at) + extra);
                gradient.Store(gradients + at);
                total += gradient;
            }

            Lanes.Store(total, biasGradients + i, units - i);
        }
    }

    /// <summary>The sum of all values, none of them negative.</summary>
    public static double Sum(float* values, int rows, int units)
    {
        var stride = Lanes.RoundUp(units);
        var sum = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var total = Vector256<float>.Zero;
            for (var i = 0; i < stride; i += Lanes.Count)
            {
                total += Vector256.Load(values + (long)row * stride + i);
            }

            sum += Lanes.Sum(total);
        }

        return sum;
    }

    // Both slopes are 0 where the value is 0, and so in the padding.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Slope(bool isSigmoid, Vector256<float> value, Vector256<float> gradient) => isSigmoid
        ? gradient * (value * (Vector256<float>.One - value))
        : Vector256.ConditionalSelect(Vector256.GreaterThan(value, Vector256<float>.Zero), gradient, Vector256<float>.Zero);
}
