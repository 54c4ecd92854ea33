using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>What an autoencoder made of some images. Whoever measures it owns nothing of it.</summary>
/// <param name="Logits">[n, 784].</param>
/// <param name="Output">The sigmoid of the logits: [n, 784] in [0, 1].</param>
/// <param name="Target">The clean images: [n, 784] in [0, 1].</param>
/// <param name="Code">[n, ...].</param>
internal sealed record ReconstructionChunk(Tensor Logits, Tensor Output, Tensor Target, Tensor Code)
{
    /// <summary>Gives itself to each meter.</summary>
    public void Show(ReadOnlySpan<IReconstructionMeter> meters)
    {
        foreach (var meter in meters) { meter.Add(this); }
    }
}
