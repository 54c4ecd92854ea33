using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>What the last layer does after its product: bias, sigmoid, loss, and the loss's gradient, in one pass.</summary>
internal static unsafe class OutputKernel
{
    /// <summary>Turns the logits of a batch without their biases into the loss's gradient.</summary>
    /// <param name="isCrossEntropy">Whether the loss is bce; else mse.</param>
    /// <param name="sums">[rows, columns]: logits without bias on entry, gradients on return.</param>
    /// <param name="biases">[columns].</param>
    /// <param name="targets">[rows, columns] in [0, 1].</param>
    /// <param name="biasGradients">[columns]; overwritten.</param>
    /// <param name="rows">Images.</param>
    /// <param name="columns">Pixels; whole vectors.</param>
    /// <returns>The loss: the mean over rows and columns.</returns>
    public static double Train(
        bool isCrossEntropy, float* sums, float* biases, float* targets, float* biasGradients, int rows, int columns)
    {
        new Span<float>(biasGradients, columns).Clear();
        var total = 0.0;
        for (var row = 0; row < rows; row++)
        {
            var at = (long)row * columns;
            total += isCrossEntropy
                ? CrossEntropy(sums + at, biases, targets + at, biasGradients, 1f / ((float)rows * columns), columns)
                : SquaredError(sums + at, biases, targets + at, biasGradients, 2f / ((float)rows * columns), columns);
        }

        return total / ((double)rows * columns);
    }

    private static float SquaredError(float* sums, float* biases, float* targets, float* biasGradients, float scale, int columns)
    {
        var errors = Vector256<float>.Zero;
        for (var i = 0; i < columns; i += Lanes.Count)
        {
            var output = VectorMath.Sigmoid(Vector256.Load(sums + i) + Vector256.Load(biases + i));
            var error = output - Vector256.Load(targets + i);
            errors += error * error;
            Keep(error * scale * (output * (Vector256<float>.One - output)), sums + i, biasGradients + i);
        }

        return Lanes.Sum(errors);
    }

    private static float CrossEntropy(float* sums, float* biases, float* targets, float* biasGradients, float scale, int columns)
    {
        var losses = Vector256<float>.Zero;
        for (var i = 0; i < columns; i += Lanes.Count)
        {
            var logit = Vector256.Load(sums + i) + Vector256.Load(biases + i);
            var target = Vector256.Load(targets + i);
            losses += LogisticLoss.Of(logit, target);
            Keep((VectorMath.Sigmoid(logit) - target) * scale, sums + i, biasGradients + i);
        }

        return Lanes.Sum(losses);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(Vector256<float> gradient, float* gradients, float* biasGradients)
    {
        gradient.Store(gradients);
        (Vector256.Load(biasGradients) + gradient).Store(biasGradients);
    }
}
