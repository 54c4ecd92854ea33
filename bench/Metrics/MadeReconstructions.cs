using Orchestrator.Models.Data;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Metrics;

/// <summary>Images of which a fifth is not black, and what an autoencoder makes of them: the same, a little off.</summary>
internal static class MadeReconstructions
{
    private const double Black = 0.8;

    /// <summary>A chunk [<paramref name="count"/>, 784], the caller's.</summary>
    public static ReconstructionChunk Of(int count, ulong seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed, CPU);
        var target = rand([count, LabeledImages.PixelCount], generator: generator).Add(-Black).relu_().Multiply(1 / (1 - Black));
        var output = randn([count, LabeledImages.PixelCount], generator: generator).Multiply(0.1).add_(target).clamp_(0, 1);
        return new(output.logit(1e-6).DetachFromDisposeScope(), output.DetachFromDisposeScope(), target.DetachFromDisposeScope(), zeros(1, 1).DetachFromDisposeScope());
    }
}
