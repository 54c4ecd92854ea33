using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Optimizers;

namespace Orchestrator.Models.Fast;

/// <summary>One step of training a dense autoencoder: forward, loss, backward and update, in memory that stays.</summary>
internal sealed unsafe class DenseStep : IBatchStep, IDisposable
{
    private readonly DenseMemory _memory;
    private readonly DenseLoss _loss;
    private readonly Optimizer _optimizer;
    private readonly DenseBatch _batch;
    private readonly DenseContraction? _contraction;

    /// <param name="memory">The network's parameters and gradients; the caller's.</param>
    /// <param name="loss">What to train on.</param>
    /// <param name="optimizer">Moves the network's parameters; the caller's.</param>
    /// <param name="size">The most images in a batch.</param>
    public DenseStep(DenseMemory memory, DenseLoss loss, Optimizer optimizer, int size)
    {
        (_memory, _loss, _optimizer) = (memory, loss, optimizer);
        _batch = new(memory.Layers, size);
        _contraction = loss.ContractionWeight > 0 ? new(memory.Layers[0], loss.ContractionWeight) : null;
    }

    /// <inheritdoc/>
    public double Run(float* inputs, float* targets, int count)
    {
        _batch.Forward(inputs, count);
        var (depth, last) = (_memory.Layers.Count, _memory.Layers[^1]);
        var loss = OutputKernel.Train(
            _loss.IsCrossEntropy, _batch.Values(depth), last.Biases, targets, last.BiasGradients, count, LabeledImages.PixelCount);
        for (var layer = depth; layer > 1; layer--)
        {
            _batch.WeightGradient(inputs, count, layer);
            _batch.InputGradient(count, layer);
            loss += Return(layer - 1, count);
        }

        _batch.WeightGradient(inputs, count, 1);
        _contraction?.AddWeightGradient(count);
        _optimizer.Step(_memory.Gradients);
        return loss;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _contraction?.Dispose();
    }

    // Takes the gradient back through a hidden layer's activation, its penalties included; gives those.
    private double Return(int layer, int count)
    {
        var at = _memory.Layers[layer - 1];
        var values = _batch.Values(layer);
        var gradients = _batch.Gradients(layer);
        var penalty = layer == 1 && _contraction is not null ? _contraction.Add(values, gradients, count) : 0;
        var l1 = layer == _loss.CodeLayer ? _loss.L1Weight / count : 0;
        HiddenKernel.Return(at.IsSigmoid, values, gradients, (float)l1, at.BiasGradients, count, at.Units);
        return l1 > 0 ? penalty + l1 * HiddenKernel.Sum(values, count, at.Units) : penalty;
    }
}
