using System.Runtime.Intrinsics;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>The generator's output, where an image is a column.</summary>
internal static unsafe class TanhKernel
{
    /// <summary>tanh of sums and biases, in place: 2 sigmoid(2 x) - 1, with an absolute error below 1e-6.</summary>
    /// <param name="sums">[pixels, images].</param>
    /// <param name="biases">[pixels].</param>
    /// <param name="pixels">Rows.</param>
    /// <param name="images">Columns.</param>
    public static void Activate(in MatrixView sums, float* biases, int pixels, int images)
    {
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var row = sums.Values + (long)pixel * sums.Stride;
            var bias = Vector256.Create(biases[pixel]);
            for (var i = 0; i < images; i += Lanes.Count)
            {
                var sum = Lanes.Load(row + i, images - i) + bias;
                Lanes.Store(VectorMath.Sigmoid(sum + sum) * 2 - Vector256<float>.One, row + i, images - i);
            }
        }
    }

    /// <summary>Takes a gradient back, in place.</summary>
    /// <param name="values">[pixels, images]: what <see cref="Activate"/> gave.</param>
    /// <param name="gradients">[pixels, images]: by the values on entry, by the sums on return.</param>
    /// <param name="biasGradients">[pixels]; overwritten.</param>
    /// <param name="pixels">Rows.</param>
    /// <param name="images">Columns.</param>
    public static void Return(in MatrixView values, in MatrixView gradients, float* biasGradients, int pixels, int images)
    {
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var row = values.Values + (long)pixel * values.Stride;
            var by = gradients.Values + (long)pixel * gradients.Stride;
            var total = Vector256<float>.Zero;
            for (var i = 0; i < images; i += Lanes.Count)
            {
                var value = Lanes.Load(row + i, images - i);
                var gradient = Lanes.Load(by + i, images - i) * (Vector256<float>.One - value * value);
                Lanes.Store(gradient, by + i, images - i);
                total += gradient;
            }

            biasGradients[pixel] = Lanes.Sum(total);
        }
    }
}
