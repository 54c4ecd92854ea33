using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>LeakyReLU with slope 0.2 where an image is a column.</summary>
internal static unsafe class LeakyKernel
{
    /// <summary>The slope of what is not positive.</summary>
    public const float Slope = 0.2f;

    /// <summary>Adds biases and activates, in place.</summary>
    /// <param name="sums">[units, images].</param>
    /// <param name="biases">[units].</param>
    /// <param name="units">Rows.</param>
    /// <param name="images">Columns.</param>
    public static void Activate(in MatrixView sums, float* biases, int units, int images)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var row = sums.Values + (long)unit * sums.Stride;
            var bias = Vector256.Create(biases[unit]);
            for (var i = 0; i < images; i += Lanes.Count)
            {
                Lanes.Store(Activate(Lanes.Load(row + i, images - i) + bias), row + i, images - i);
            }
        }
    }

    /// <summary>Takes a gradient back, in place.</summary>
    /// <param name="values">[units, images]: what <see cref="Activate(in MatrixView, float*, int, int)"/> gave.</param>
    /// <param name="gradients">[units, images]: by the values on entry, by the sums on return.</param>
    /// <param name="biasGradients">[units]; overwritten.</param>
    /// <param name="units">Rows.</param>
    /// <param name="images">Columns.</param>
    public static void Return(in MatrixView values, in MatrixView gradients, float* biasGradients, int units, int images)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var value = values.Values + (long)unit * values.Stride;
            var gradient = gradients.Values + (long)unit * gradients.Stride;
            var total = Vector256<float>.Zero;
            for (var i = 0; i < images; i += Lanes.Count)
            {
                var by = Return(Lanes.Load(value + i, images - i), Lanes.Load(gradient + i, images - i));
                Lanes.Store(by, gradient + i, images - i);
                total += by;
            }

            biasGradients[unit] = Lanes.Sum(total);
        }
    }

    /// <summary>The activation.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Activate(Vector256<float> sum) => Return(sum, sum);

    /// <summary>A gradient before the activation from one behind it; <paramref name="value"/> is from either side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Return(Vector256<float> value, Vector256<float> gradient) => Vector256.ConditionalSelect(
        Vector256.GreaterThan(value, Vector256<float>.Zero), gradient, gradient * Slope);
}
