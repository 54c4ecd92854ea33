using Orchestrator.Models.Networks;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Runs images through an autoencoder, in chunks that stay in cache.</summary>
internal static class Reconstructions
{
    /// <summary>The output images: [n, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public static Tensor Of(AutoencoderNetwork network, Tensor images)
    {
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        return cat([.. images.split(AutoencoderEvaluator.ChunkSize).Select(chunk => Run(network, chunk))]).MoveToOuterDisposeScope();
    }

    private static Tensor Run(AutoencoderNetwork network, Tensor images)
    {
        using var scope = NewDisposeScope();
        return network.Run(images).Output().MoveToOuterDisposeScope();
    }
}
