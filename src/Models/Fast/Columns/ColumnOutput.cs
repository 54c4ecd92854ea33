using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>What an autoencoder's last layer does after its product where an image is a column: bias, sigmoid, loss, gradient.</summary>
internal static unsafe class ColumnOutput
{
    /// <summary>Turns logits without their biases into the loss's gradient.</summary>
    /// <param name="isCrossEntropy">Whether the loss is bce; else mse.</param>
    /// <param name="sums">[pixels, images]: logits without bias on entry, gradients on return.</param>
    /// <param name="biases">[pixels].</param>
    /// <param name="targets">[pixels, images] in [0, 1].</param>
    /// <param name="biasGradients">[pixels]; overwritten.</param>
    /// <param name="pixels">Rows.</param>
    /// <param name="images">Columns.</param>
    /// <returns>The loss: the sum over pixels, the mean over images.</returns>
    public static double Train(
        bool isCrossEntropy, in MatrixView sums, float* biases, in MatrixView targets, float* biasGradients, int pixels, int images)
    {
        var total = 0.0;
        for (var pixel = 0; pixel < pixels; pixel++)
        {
            var row = sums.Values + (long)pixel * sums.Stride;
            var target = targets.Values + (long)pixel * targets.Stride;
            var losses = Vector256<float>.Zero;
            var gradients = Vector256<float>.Zero;
            for (var i = 0; i < images; i += Lanes.Count)
            {
                var logit = Lanes.Load(row + i, images - i) + Vector256.Create(biases[pixel]);
                var (loss, gradient) = Of(isCrossEntropy, logit, Lanes.Load(target + i, images - i));
                gradient = Lanes.First(gradient / Vector256.Create((float)images), images - i);
                Lanes.Store(gradient, row + i, images - i);
                gradients += gradient;
                losses += Lanes.First(loss, images - i);
            }

            biasGradients[pixel] = Lanes.Sum(gradients);
            total += Lanes.Sum(losses);
        }

        return total / images;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<float> Loss, Vector256<float> Gradient) Of(
        bool isCrossEntropy, Vector256<float> logit, Vector256<float> target)
    {
        var output = VectorMath.Sigmoid(logit);
        var error = output - target;
        return isCrossEntropy
            ? (LogisticLoss.Of(logit, target), error)
            : (error * error, error * 2 * (output * (Vector256<float>.One - output)));
    }
}
