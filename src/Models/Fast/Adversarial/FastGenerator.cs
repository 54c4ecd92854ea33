using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Columns;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>A <see cref="DenseGenerator"/> in training, with an image a column.</summary>
internal sealed unsafe class FastGenerator : IDisposable
{
    private readonly Optimizer _optimizer;
    private readonly WeightMover _mover;
    private readonly ColumnLayer[] _layers;
    private readonly ColumnNormalization[] _norms;
    private readonly NativeFloats[] _sums;
    private readonly NativeFloats[] _values;
    private readonly NativeFloats[] _gradients;

    /// <param name="network">The network; to outlive this.</param>
    /// <param name="optimizer">Moves its parameters; the caller's.</param>
    /// <param name="size">The most images in a batch.</param>
    public FastGenerator(DenseGenerator network, Optimizer optimizer, int size)
    {
        _optimizer = optimizer;
        _mover = new(optimizer);
        var weights = MovedWeight.Of(network);
        var buffers = network.named_buffers().ToDictionary(pair => pair.name, pair => pair.buffer);
        _layers = [.. Enumerable.Range(1, DenseGenerator.LayerCount).Select(layer =>
            new ColumnLayer(weights[$"layer{layer}.weight"], weights[$"layer{layer}.bias"], _mover))];
        _norms = [.. Enumerable.Range(2, _layers.Length - 2).Select(layer => new ColumnNormalization(
            weights[$"norm{layer}.weight"],
            weights[$"norm{layer}.bias"],
            (buffers[$"norm{layer}.running_mean"], buffers[$"norm{layer}.running_var"]),
            _mover))];
        _sums = [.. _layers[1..^1].Select(layer => new NativeFloats(layer.Units * size))];
        _values = [.. _layers[..^1].Select(layer => new NativeFloats(layer.Units * size))];
        _gradients = [.. _layers[..^1].Select(layer => new NativeFloats(layer.Units * size))];
    }

    /// <summary>Generates images, and moves the running statistics.</summary>
    /// <param name="noise">[noise size, images].</param>
    /// <param name="output">[784, images] in [-1, 1]; overwritten.</param>
    /// <param name="images">Columns; at least 2.</param>
    public void Forward(in MatrixView noise, in MatrixView output, int images)
    {
        var first = Values(0, images);
        _layers[0].Forward(noise, first, images);
        LeakyKernel.Activate(first, _layers[0].Biases, DenseGenerator.Slope, _layers[0].Units, images);
        for (var i = 1; i <= _norms.Length; i++)
        {
            _layers[i].Forward(Values(i - 1, images), Sums(i, images), images);
            _norms[i - 1].Forward(Sums(i, images), _layers[i].Biases, Values(i, images), images);
        }

        _layers[^1].Forward(Values(_norms.Length, images), output, images);
        TanhKernel.Activate(output, _layers[^1].Biases, LabeledImages.PixelCount, images);
    }

    /// <summary>Does one step of the optimizer on what <see cref="Forward"/> saw.</summary>
    /// <param name="noise">What it took.</param>
    /// <param name="output">What it gave.</param>
    /// <param name="gradients">The loss's gradient by the output: [784, images]; overwritten.</param>
    /// <param name="images">Columns.</param>
    public void Step(in MatrixView noise, in MatrixView output, in MatrixView gradients, int images)
    {
        _optimizer.BeginStep();
        TanhKernel.Return(output, gradients, _layers[^1].BiasGradients, LabeledImages.PixelCount, images);
        Return(_norms.Length + 1, gradients, images);
        for (var i = _norms.Length; i > 0; i--)
        {
            _norms[i - 1].Return(Sums(i, images), Values(i, images), Gradients(i, images), _layers[i].BiasGradients, images);
            _norms[i - 1].Move();
            Return(i, Gradients(i, images), images);
        }

        LeakyKernel.Return(Values(0, images), Gradients(0, images), _layers[0].BiasGradients, DenseGenerator.Slope, _layers[0].Units, images);
        _layers[0].Move(Gradients(0, images), noise, images);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        NativeFloats[] memory = [.. _sums, .. _values, .. _gradients];
        Array.ForEach(memory, floats => floats.Dispose());
        Array.ForEach(_layers, layer => layer.Dispose());
        Array.ForEach(_norms, norm => norm.Dispose());
        _mover.Dispose();
    }

    // Takes a gradient by a layer's sums to the layer before, then moves the layer.
    private void Return(int layer, in MatrixView gradients, int images)
    {
        _layers[layer].Return(gradients, Gradients(layer - 1, images), images);
        _layers[layer].Move(gradients, Values(layer - 1, images), images);
    }

    private MatrixView Sums(int layer, int images) => new(_sums[layer - 1].Pointer, images);

    private MatrixView Values(int layer, int images) => new(_values[layer].Pointer, images);

    private MatrixView Gradients(int layer, int images) => new(_gradients[layer].Pointer, images);
}
