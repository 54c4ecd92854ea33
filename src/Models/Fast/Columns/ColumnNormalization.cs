using System.Runtime.Intrinsics;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>
/// <see cref="BatchNormalization"/> in training and the LeakyReLU behind it, where an image is a column. Moves the running
/// statistics: the mean, and the variance over n - 1.
/// </summary>
internal sealed unsafe class ColumnNormalization : IDisposable
{
    private const float Slope = DenseGenerator.Slope;
    private readonly MovedWeight _scale;
    private readonly MovedWeight _shift;
    private readonly WeightMover _mover;
    private readonly float* _runningMean;
    private readonly float* _runningVariance;
    private readonly NativeFloats _inverses;
    private readonly NativeFloats _scaleGradients;
    private readonly NativeFloats _shiftGradients;

    /// <param name="scale">[units].</param>
    /// <param name="shift">[units].</param>
    /// <param name="statistics">Running mean and variance: [units] each; to outlive this.</param>
    /// <param name="mover">Moves scale and shift; the caller's.</param>
    public ColumnNormalization(MovedWeight scale, MovedWeight shift, (Tensor Mean, Tensor Variance) statistics, WeightMover mover)
    {
        (_scale, _shift, _mover) = (scale, shift, mover);
        _runningMean = TensorMemory.Floats(statistics.Mean);
        _runningVariance = TensorMemory.Floats(statistics.Variance);
        (_inverses, _scaleGradients, _shiftGradients) = (new(scale.Rows), new(scale.Rows), new(scale.Rows));
    }

    /// <summary>Normalizes, scales, shifts and activates.</summary>
    /// <param name="sums">[units, images]: sums without biases on entry, of mean 0 and variance 1 on return.</param>
    /// <param name="biases">[units]; they matter to the running mean alone.</param>
    /// <param name="values">[units, images]; overwritten.</param>
    /// <param name="images">Columns; at least 2.</param>
    public void Forward(in MatrixView sums, float* biases, in MatrixView values, int images)
    {
        for (var unit = 0; unit < _scale.Rows; unit++)
        {
            var row = sums.Values + (long)unit * sums.Stride;
            var mean = Mean(row, images);
            var variance = Center(row, mean, images);
            var inverse = (float)(1 / Math.Sqrt(variance + BatchNormalization.Epsilon));
            _inverses.Pointer[unit] = inverse;
            Activate(row, inverse, _scale.Values[unit], _shift.Values[unit], values.Values + (long)unit * values.Stride, images);
            Follow(_runningMean + unit, mean + biases[unit]);
            Follow(_runningVariance + unit, variance * images / (images - 1));
        }
    }

    /// <summary>Takes a gradient back, in place.</summary>
    /// <param name="normalized">What <see cref="Forward"/> left in the sums.</param>
    /// <param name="values">What it gave.</param>
    /// <param name="gradients">[units, images]: by the values on entry, by the sums on return.</param>
    /// <param name="biasGradients">[units]; overwritten. 0 up to rounding, as the mean is taken off.</param>
    /// <param name="images">Columns.</param>
    public void Return(in MatrixView normalized, in MatrixView values, in MatrixView gradients, float* biasGradients, int images)
    {
        for (var unit = 0; unit < _scale.Rows; unit++)
        {
            var row = normalized.Values + (long)unit * normalized.Stride;
            var by = gradients.Values + (long)unit * gradients.Stride;
            var (sum, product) = Sums(row, values.Values + (long)unit * values.Stride, by, images);
            (_shiftGradients.Pointer[unit], _scaleGradients.Pointer[unit]) = (sum, product);
            var factor = _scale.Values[unit] * _inverses.Pointer[unit];
            biasGradients[unit] = Return(row, by, factor, sum / images, product / images, images);
        }
    }

    /// <summary>Moves scale and shift against the gradients that <see cref="Return(in MatrixView, in MatrixView, in MatrixView, float*, int)"/> left.</summary>
    public void Move()
    {
        _mover.Move(_scale, _scaleGradients.Pointer);
        _mover.Move(_shift, _shiftGradients.Pointer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inverses.Dispose();
        _scaleGradients.Dispose();
        _shiftGradients.Dispose();
    }

    private static float Mean(float* row, int images)
    {
        var total = Vector256<float>.Zero;
        for (var i = 0; i < images; i += Lanes.Count)
        {
            total += Lanes.Load(row + i, images - i);
        }

        return Lanes.Sum(total) / images;
    }

    // Gives the variance over n.
    private static double Center(float* row, float mean, int images)
    {
        var total = Vector256<float>.Zero;
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var value = Lanes.First(Lanes.Load(row + i, images - i) - Vector256.Create(mean), images - i);
            Lanes.Store(value, row + i, images - i);
            total += value * value;
        }

        return Lanes.Sum(total) / (double)images;
    }

    private static void Activate(float* row, float inverse, float scale, float shift, float* values, int images)
    {
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var normalized = Lanes.Load(row + i, images - i) * inverse;
            Lanes.Store(normalized, row + i, images - i);
            Lanes.Store(LeakyKernel.Activate(normalized * scale + Vector256.Create(shift), Slope), values + i, images - i);
        }
    }

    private static void Follow(float* running, double value) =>
        *running = (float)((1 - BatchNormalization.Momentum) * *running + BatchNormalization.Momentum * value);

    // Takes the gradient back through the activation; gives its sum and that of its product with the normalized sums.
    private static (float Sum, float Product) Sums(float* row, float* values, float* gradients, int images)
    {
        var (total, product) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var gradient = LeakyKernel.Return(Lanes.Load(values + i, images - i), Lanes.Load(gradients + i, images - i), Slope);
            Lanes.Store(gradient, gradients + i, images - i);
            total += gradient;
            product += gradient * Lanes.Load(row + i, images - i);
        }

        return (Lanes.Sum(total), Lanes.Sum(product));
    }

    // Gives the sum of the gradient.
    private static float Return(float* row, float* gradients, float factor, float mean, float slope, int images)
    {
        var total = Vector256<float>.Zero;
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var rest = Lanes.Load(gradients + i, images - i) - Vector256.Create(mean) - Lanes.Load(row + i, images - i) * slope;
            var gradient = Lanes.First(rest * factor, images - i);
            Lanes.Store(gradient, gradients + i, images - i);
            total += gradient;
        }

        return Lanes.Sum(total);
    }
}
