using Orchestrator.Models.Data;
using Orchestrator.Models.Optimizers;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>One step of training a convolutional autoencoder: forward, loss, backward and update, in memory that stays.</summary>
/// <param name="memory">The network's parameters and gradients; the caller's.</param>
/// <param name="block">Does the work; the caller's.</param>
/// <param name="optimizer">Moves the network's parameters; the caller's.</param>
internal sealed unsafe class ConvolutionStep(ConvolutionMemory memory, IConvolutionBlock block, Optimizer optimizer) : IBatchStep
{
    /// <inheritdoc/>
    public double Run(float* inputs, float* targets, int count)
    {
        var loss = Differentiate(inputs, targets, count);
        optimizer.Step(memory.Gradients);
        return loss;
    }

    /// <summary>Leaves the gradients in the memory.</summary>
    /// <inheritdoc cref="Run"/>
    public double Differentiate(float* inputs, float* targets, int count)
    {
        block.BeginBatch();
        for (var start = 0; start < count; start += block.Size)
        {
            var at = (long)start * LabeledImages.PixelCount;
            block.Train(inputs + at, targets + at, Math.Min(block.Size, count - start), start, count);
        }

        return block.EndBatch(count);
    }
}
