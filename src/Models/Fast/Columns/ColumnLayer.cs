using Orchestrator.Models.Native;

namespace Orchestrator.Models.Fast.Columns;

/// <summary>
/// A dense layer for batches with an image a column: [units, images]. So the weights are read where they lie, row by row, by every
/// product, and what is copied for them is the batch alone, which is smaller. The parameters stay the network's own.
/// </summary>
internal sealed unsafe class ColumnLayer : IDisposable
{
    private readonly MovedWeight _weight;
    private readonly MovedWeight _bias;
    private readonly NativeFloats _biasGradients;
    private readonly WeightMover _mover;

    /// <param name="weight">[units, inputs].</param>
    /// <param name="bias">[units].</param>
    /// <param name="mover">Moves them; the caller's.</param>
    public ColumnLayer(MovedWeight weight, MovedWeight bias, WeightMover mover)
    {
        (_weight, _bias, _mover) = (weight, bias, mover);
        (Units, Inputs) = (weight.Rows, weight.Columns);
        _biasGradients = new(Units);
    }

    /// <summary>Its units.</summary>
    public int Units { get; }

    /// <summary>Units of the layer before.</summary>
    public int Inputs { get; }

    /// <summary>[units].</summary>
    public float* Biases => _bias.Values;

    /// <summary>[units]; for <see cref="Move"/>.</summary>
    public float* BiasGradients => _biasGradients.Pointer;

    /// <summary>The sums without biases.</summary>
    /// <param name="inputs">[inputs, images].</param>
    /// <param name="sums">[units, images]; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Forward(in MatrixView inputs, in MatrixView sums, int images) =>
        _mover.Multiply(new(_weight.Values, Inputs), inputs, sums, (Units, images, Inputs));

    /// <summary>The loss's gradient by the inputs.</summary>
    /// <param name="gradients">By the sums: [units, images].</param>
    /// <param name="inputGradients">[inputs, images]; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Return(in MatrixView gradients, in MatrixView inputGradients, int images) =>
        _mover.Multiply(new(_weight.Values, Inputs, true), gradients, inputGradients, (Inputs, images, Units));

    /// <summary>Moves weights and biases against their gradients.</summary>
    /// <param name="gradients">By the sums: [units, images]; those by the biases are in <see cref="BiasGradients"/>.</param>
    /// <param name="inputs">What <see cref="Forward"/> took.</param>
    /// <param name="images">Columns.</param>
    public void Move(in MatrixView gradients, in MatrixView inputs, int images)
    {
        _mover.Move(_weight, gradients, inputs, images);
        _mover.Move(_bias, BiasGradients);
    }

    /// <inheritdoc/>
    public void Dispose() => _biasGradients.Dispose();
}
