using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>Figures of what a network gave, without gradients.</summary>
internal static unsafe class FigureKernel
{
    // Where a clipped probability of 1 - 1e-7 lies; see Losses.BinaryCrossEntropy.
    private static readonly float LargestLogit = (float)Math.Log((1 - 1e-7) / 1e-7);

    /// <summary>The sum of squared errors of one image.</summary>
    /// <param name="sums">Logits without biases: [columns], whole vectors.</param>
    /// <param name="biases">[columns].</param>
    /// <param name="targets">[columns] in [0, 1].</param>
    /// <param name="columns">Pixels.</param>
    public static float SquaredError(float* sums, float* biases, float* targets, int columns)
    {
        var errors = Vector256<float>.Zero;
        for (var i = 0; i < columns; i += Lanes.Count)
        {
            var output = VectorMath.Sigmoid(Vector256.Load(sums + i) + Vector256.Load(biases + i));
            var error = output - Vector256.Load(targets + i);
            errors += error * error;
        }

        return Lanes.Sum(errors);
    }

    /// <summary>The sum of one image's cross-entropies, with probabilities clipped as they are reported.</summary>
    /// <inheritdoc cref="SquaredError"/>
    public static float CrossEntropy(float* sums, float* biases, float* targets, int columns)
    {
        var (low, high) = (Vector256.Create(-LargestLogit), Vector256.Create(LargestLogit));
        var losses = Vector256<float>.Zero;
        for (var i = 0; i < columns; i += Lanes.Count)
        {
            var logit = Vector256.Load(sums + i) + Vector256.Load(biases + i);
            losses += LogisticLoss.Of(Vector256.MinNative(high, Vector256.MaxNative(low, logit)), Vector256.Load(targets + i));
        }

        return Lanes.Sum(losses);
    }

    /// <summary>Logits with their biases, and their sigmoids.</summary>
    /// <param name="sums">Logits without biases: [rows, columns].</param>
    /// <param name="biases">[columns].</param>
    /// <param name="logits">[rows, columns]; overwritten.</param>
    /// <param name="outputs">[rows, columns]; overwritten.</param>
    /// <param name="rows">Images.</param>
    /// <param name="columns">Pixels; whole vectors.</param>
    public static void Reconstruct(float* sums, float* biases, float* logits, float* outputs, int rows, int columns)
    {
        for (var row = 0; row < rows; row++, sums += columns, logits += columns, outputs += columns)
        {
            for (var i = 0; i < columns; i += Lanes.Count)
            {
                var logit = Vector256.Load(sums + i) + Vector256.Load(biases + i);
                logit.Store(logits + i);
                VectorMath.Sigmoid(logit).Store(outputs + i);
            }
        }
    }

    /// <summary>How many values are above <paramref name="limit"/>, which is not negative.</summary>
    /// <param name="values">[rows, units], padded with 0.</param>
    /// <param name="limit">The limit.</param>
    /// <param name="rows">Images.</param>
    /// <param name="units">Units of the layer.</param>
    public static long CountAbove(float* values, float limit, int rows, int units)
    {
        var count = 0L;
        for (long i = 0; i < (long)rows * Lanes.RoundUp(units); i += Lanes.Count)
        {
            var isAbove = Vector256.GreaterThan(Vector256.Load(values + i), Vector256.Create(limit));
            count += System.Numerics.BitOperations.PopCount(isAbove.ExtractMostSignificantBits());
        }

        return count;
    }
}
