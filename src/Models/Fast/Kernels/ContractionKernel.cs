using System.Runtime.Intrinsics;

namespace Orchestrator.Models.Fast.Kernels;

/// <summary>The penalty on the Jacobian of a code that is the first layer; see <see cref="Losses.ContractionPenalty"/>.</summary>
internal static unsafe class ContractionKernel
{
    /// <summary>Squared lengths of the rows of [units, inputs].</summary>
    public static void SquaredRows(float* weights, int units, int inputs, float* squares)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var row = weights + (long)unit * inputs;
            var sum = Vector256<float>.Zero;
            for (var i = 0; i < inputs; i += Lanes.Count)
            {
                var weight = Lanes.Load(row + i, inputs - i);
                sum += weight * weight;
            }

            squares[unit] = Lanes.Sum(sum);
        }
    }

    /// <summary>Sums of squared slopes over images, and the penalty's gradient by the values.</summary>
    /// <param name="isSigmoid">Whether the activation is a sigmoid; else ReLU, whose slope has no gradient.</param>
    /// <param name="values">[rows, units], padded.</param>
    /// <param name="scale">The penalty's weight over the images.</param>
    /// <param name="squares">[units], padded: squared lengths of the units' weights.</param>
    /// <param name="gradients">[rows, units], padded: added to; null for none.</param>
    /// <param name="slopes">[units], padded; overwritten.</param>
    /// <param name="rows">Images.</param>
    /// <param name="units">Units of the layer.</param>
    public static void Slopes(
        bool isSigmoid, float* values, float scale, float* squares, float* gradients, float* slopes, int rows, int units)
    {
        var stride = Lanes.RoundUp(units);
        for (var i = 0; i < stride; i += Lanes.Count)
        {
            var total = Vector256<float>.Zero;
            var factor = Vector256.Load(squares + i) * (2 * scale);
            for (var row = 0; row < rows; row++)
            {
                var at = (long)row * stride + i;
                var value = Vector256.Load(values + at);
                var slope = isSigmoid
                    ? value - value * value
                    : Vector256.ConditionalSelect(
                        Vector256.GreaterThan(value, Vector256<float>.Zero), Vector256<float>.One, Vector256<float>.Zero);
                total += slope * slope;
                if (isSigmoid && gradients is not null)
                {
                    var gradient = factor * slope * (Vector256<float>.One - value - value);
                    (Vector256.Load(gradients + at) + gradient).Store(gradients + at);
                }
            }

            total.Store(slopes + i);
        }
    }

    /// <summary>Sum over units of slopes times squares.</summary>
    public static double Sum(float* slopes, float* squares, int units)
    {
        var sum = 0.0;
        for (var unit = 0; unit < units; unit++)
        {
            sum += (double)slopes[unit] * squares[unit];
        }

        return sum;
    }

    /// <summary>Adds the penalty's gradient by the weights: 2 scale slope W, row by row.</summary>
    public static void AddWeightGradient(float* weights, float* slopes, float scale, float* gradients, int units, int inputs)
    {
        for (var unit = 0; unit < units; unit++)
        {
            var at = (long)unit * inputs;
            var factor = Vector256.Create(2 * scale * slopes[unit]);
            for (var i = 0; i < inputs; i += Lanes.Count)
            {
                var sum = Lanes.Load(gradients + at + i, inputs - i) + factor * Lanes.Load(weights + at + i, inputs - i);
                Lanes.Store(sum, gradients + at + i, inputs - i);
            }
        }
    }
}
