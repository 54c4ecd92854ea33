using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast.Columns;
using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>A dense layer of one unit, where an image is a column: too narrow for a matrix product.</summary>
internal sealed unsafe class ScoreLayer : IDisposable
{
    private readonly MovedWeight _weight;
    private readonly MovedWeight _bias;
    private readonly WeightMover _mover;
    private readonly NativeFloats _gradients;

    /// <param name="weight">[1, inputs].</param>
    /// <param name="bias">[1].</param>
    /// <param name="mover">Moves them; the caller's.</param>
    public ScoreLayer(MovedWeight weight, MovedWeight bias, WeightMover mover)
    {
        (_weight, _bias, _mover) = (weight, bias, mover);
        _gradients = new(weight.Columns);
    }

    /// <summary>The sums with their bias.</summary>
    /// <param name="inputs">[inputs, images].</param>
    /// <param name="scores">[images]; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Forward(in MatrixView inputs, float* scores, int images)
    {
        for (var i = 0; i < images; i += Lanes.Count)
        {
            var sum = Vector256.Create(*_bias.Values);
            for (var input = 0; input < _weight.Columns; input++)
            {
                var value = Lanes.Load(inputs.Values + (long)input * inputs.Stride + i, images - i);
                sum = Vector256.FusedMultiplyAdd(value, Vector256.Create(_weight.Values[input]), sum);
            }

            Lanes.Store(sum, scores + i, images - i);
        }
    }

    /// <summary>The loss's gradient by the inputs.</summary>
    /// <param name="gradients">By the scores: [images].</param>
    /// <param name="inputGradients">[inputs, images]; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Return(float* gradients, in MatrixView inputGradients, int images)
    {
        for (var input = 0; input < _weight.Columns; input++)
        {
            var row = inputGradients.Values + (long)input * inputGradients.Stride;
            for (var i = 0; i < images; i += Lanes.Count)
            {
                Lanes.Store(Lanes.Load(gradients + i, images - i) * _weight.Values[input], row + i, images - i);
            }
        }
    }

    /// <summary>Moves weights and bias.</summary>
    /// <param name="inputs">What <see cref="Forward"/> took.</param>
    /// <param name="gradients">By the scores: [images].</param>
    /// <param name="images">Columns.</param>
    public void Move(in MatrixView inputs, float* gradients, int images)
    {
        for (var input = 0; input < _weight.Columns; input++)
        {
            _gradients.Pointer[input] = Product(inputs.Values + (long)input * inputs.Stride, gradients, images);
        }

        var total = 0f;
        for (var i = 0; i < images; i++)
        {
            total += gradients[i];
        }

        _mover.Move(_weight, _gradients.Pointer);
        _mover.Move(_bias, &total);
    }

    /// <inheritdoc/>
    public void Dispose() => _gradients.Dispose();

    private static float Product(float* one, float* other, int images)
    {
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < images; i += Lanes.Count)
        {
            sum = Vector256.FusedMultiplyAdd(Lanes.Load(one + i, images - i), Lanes.Load(other + i, images - i), sum);
        }

        return Lanes.Sum(sum);
    }
}
