using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>LeakyReLU, and with slope 0 ReLU, where an image is a column.</summary>
internal static unsafe class LeakyKernel
{
    /// <summary>Adds biases and activates, in place.</summary>
    /// <param name="sums">[units, images].</param>
    /// <param name="biases">[units].</param>
    /// <param name="slope">Of what is not positive.</param>
    /// <param name="units">Rows.</param>
    /// <param name="images">Columns.</param>
    public static void Activate(in MatrixView sums, float* biases, float slope, int units, int images)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var row = sums.Values + (long)unit * sums.Stride;
            var bias = Vector256.Create(biases[unit]);
            for (var i = 0; i < images; i += Lanes.Count)
            {
                Lanes.Store(Activate(Lanes.Load(row + i, images - i) + bias, slope), row + i, images - i);
            }
        }
    }

    /// <summary>Takes a gradient back, in place.</summary>
    /// <param name="values">[units, images]: what <see cref="Activate(in MatrixView, float*, float, int, int)"/> gave.</param>
    /// <param name="gradients">[units, images]: by the values on entry, by the sums on return.</param>
    /// <param name="biasGradients">[units]; overwritten.</param>
    /// <param name="slope">Of what is not positive.</param>
    /// <param name="units">Rows.</param>
    /// <param name="images">Columns.</param>
    public static void Return(
        in MatrixView values, in MatrixView gradients, float* biasGradients, float slope, int units, int images)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var value = values.Values + (long)unit * values.Stride;
            var gradient = gradients.Values + (long)unit * gradients.Stride;
            var total = Vector256<float>.Zero;
            for (var i = 0; i < images; i += Lanes.Count)
            {
                var by = Return(Lanes.Load(value + i, images - i), Lanes.Load(gradient + i, images - i), slope);
                Lanes.Store(by, gradient + i, images - i);
                total += by;
            }

            biasGradients[unit] = Lanes.Sum(total);
        }
    }

    /// <summary>The activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Activate(Vector256<float> sum, float slope) => Return(sum, sum, slope);

    /// <summary>A gradient before the activation from one behind it; <paramref name="value"/> is from either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Return(Vector256<float> value, Vector256<float> gradient, float slope) => Vector256.ConditionalSelect(
        Vector256.GreaterThan(value, Vector256<float>.Zero), gradient, gradient * slope);
}
