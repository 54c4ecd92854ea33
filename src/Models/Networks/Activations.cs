using static TorchSharp.torch;

namespace Orchestrator.Models.Networks;

/// <summary>What an autoencoder computed for n images; lives in the caller's dispose scope.</summary>
/// <param name="Hidden">Each hidden layer after its activation (and pooling), first to last: [n, ...].</param>
/// <param name="Logits">[n, 784]; the sigmoid of it is the output image.</param>
internal sealed record Activations(IReadOnlyList<Tensor> Hidden, Tensor Logits)
{
    /// <summary>The output images: [n, 784] in (0, 1).</summary>
    public Tensor Output() => Logits.sigmoid();

    /// <summary>The same on the CPU, where metrics are measured; nothing is copied of what is there.</summary>
    public Activations OnCpu() => new([.. Hidden.Select(hidden => hidden.to(CPU))], Logits.to(CPU));
}
