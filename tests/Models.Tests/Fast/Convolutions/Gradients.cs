using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Convolutions;

/// <summary>A batch's loss and the gradients of all parameters, by torch's modules and by blocks of a size.</summary>
internal sealed record Gradients(double Loss, float[][] Values)
{
    public static Gradients Eager(ConvolutionalAutoencoder network, ConvolutionLoss options, Tensor inputs, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var reconstruction = ReconstructionLosses.Find(options.IsCrossEntropy ? "bce" : "mse");
        PenalizedLoss penalized = new(
            reconstruction, options.L1Weight > 0 ? [new ActivityPenalty(options.L1Weight, options.CodeLayer)] : []);
        var loss = penalized.Train(network.Run(inputs), targets);
        var gradients = autograd.grad([loss], [.. network.parameters()]);
        return new(loss.item<float>(), [.. gradients.Select(gradient => gradient.contiguous().data<float>().ToArray())]);
    }

    public static unsafe Gradients Fast(
        ConvolutionalAutoencoder network, ConvolutionLoss options, Tensor inputs, Tensor targets, int blockSize)
    {
        using var optimizer = new Sgd([.. network.parameters()], 0);
        using var memory = new ConvolutionMemory(network);
        using var block = ConvolutionBlocks.Create(memory, options, blockSize);
        ConvolutionStep step = new(memory, block, optimizer);
        var loss = step.Differentiate(TensorMemory.Floats(inputs), TensorMemory.Floats(targets), (int)inputs.shape[0]);
        return new(loss, [.. memory.Gradients.Zip(network.parameters(), (gradient, parameter) =>
            new Span<float>(gradient.Pointer, (int)parameter.numel()).ToArray())]);
    }
}
