using Orchestrator.Models.Fast.Columns;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>
/// A <see cref="DenseDiscriminator"/> in training, with an image a column. Nothing in it joins images, so real and generated ones may
/// go through side by side.
/// </summary>
internal sealed unsafe class FastDiscriminator : IDisposable
{
    private readonly Optimizer _optimizer;
    private readonly WeightMover _mover;
    private readonly ColumnLayer _first;
    private readonly ColumnLayer _second;
    private readonly ScoreLayer _last;
    private readonly NativeFloats[] _values;
    private readonly NativeFloats[] _gradients;

    /// <param name="network">The network; to outlive this.</param>
    /// <param name="optimizer">Moves its parameters; the caller's.</param>
    /// <param name="size">The most images at once.</param>
    public FastDiscriminator(DenseDiscriminator network, Optimizer optimizer, int size)
    {
        _optimizer = optimizer;
        _mover = new(optimizer);
        var weights = MovedWeight.Of(network);
        (_first, _second) = (Layer(weights, 1), Layer(weights, 2));
        _last = new(weights["layer3.weight"], weights["layer3.bias"], _mover);
        _values = [new(_first.Units * size), new(_second.Units * size)];
        _gradients = [new(_first.Units * size), new(_second.Units * size)];
    }

    /// <summary>Judges images.</summary>
    /// <param name="input">[784, images] in [-1, 1].</param>
    /// <param name="scores">[images]: logits, or a critic's scores; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Forward(in MatrixView input, float* scores, int images)
    {
        var (first, second) = (Values(0, images), Values(1, images));
        _first.Forward(input, first, images);
        LeakyKernel.Activate(first, _first.Biases, DenseDiscriminator.Slope, _first.Units, images);
        _second.Forward(first, second, images);
        LeakyKernel.Activate(second, _second.Biases, DenseDiscriminator.Slope, _second.Units, images);
        _last.Forward(second, scores, images);
    }

    /// <summary>Does one step of the optimizer on what <see cref="Forward"/> saw.</summary>
    /// <param name="input">What it took.</param>
    /// <param name="gradients">The loss's gradient by the scores: [images].</param>
    /// <param name="images">Columns.</param>
    public void Step(in MatrixView input, float* gradients, int images)
    {
        _optimizer.BeginStep();
        ReturnToFirst(gradients, images);
        _last.Move(Values(1, images), gradients, images);
        _second.Move(Gradients(1, images), Values(0, images), images);
        _first.Move(Gradients(0, images), input, images);
    }

    /// <summary>The loss's gradient by the images that <see cref="Forward"/> saw.</summary>
    /// <param name="gradients">By the scores: [images].</param>
    /// <param name="inputGradients">[784, images]; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Return(float* gradients, in MatrixView inputGradients, int images)
    {
        ReturnToFirst(gradients, images);
        _first.Return(Gradients(0, images), inputGradients, images);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeFloats[] memory = [.. _values, .. _gradients];
        Array.ForEach(memory, floats => floats.Dispose());
        _first.Dispose();
        _second.Dispose();
        _last.Dispose();
        _mover.Dispose();
    }

    private void ReturnToFirst(float* gradients, int images)
    {
        var (first, second) = (Gradients(0, images), Gradients(1, images));
        _last.Return(gradients, second, images);
        LeakyKernel.Return(Values(1, images), second, _second.BiasGradients, DenseDiscriminator.Slope, _second.Units, images);
        _second.Return(second, first, images);
        LeakyKernel.Return(Values(0, images), first, _first.BiasGradients, DenseDiscriminator.Slope, _first.Units, images);
    }

    private MatrixView Values(int layer, int images) => new(_values[layer].Pointer, images);

    private MatrixView Gradients(int layer, int images) => new(_gradients[layer].Pointer, images);

    private ColumnLayer Layer(IReadOnlyDictionary<string, MovedWeight> weights, int layer) =>
        new(weights[$"layer{layer}.weight"], weights[$"layer{layer}.bias"], _mover);
}
