using Orchestrator.Models.Networks;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>Runs images, or codes, through an autoencoder, in chunks that stay in cache.</summary>
internal static class Reconstructions
{
    /// <summary>The output images: [n, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public static Tensor Of(AutoencoderNetwork network, Tensor images) => InChunks(images, chunk => network.Run(chunk).Output());

    /// <summary>The images that codes stand for: [n, 784] in [0, 1], in the caller's dispose scope.</summary>
    /// <param name="network">The network.</param>
    /// <param name="layer">The hidden layer that gives the code, from 1.</param>
    /// <param name="codes">[n, units].</param>
    public static Tensor OfCodes(AutoencoderNetwork network, int layer, Tensor codes) =>
        InChunks(codes, chunk => network.Decode(chunk, layer).sigmoid());

    private static Tensor InChunks(Tensor rows, Func<Tensor, Tensor> run)
    {
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        return cat([.. rows.split(AutoencoderEvaluator.ChunkSize).Select(chunk => Run(chunk, run))]).MoveToOuterDisposeScope();
    }

    private static Tensor Run(Tensor chunk, Func<Tensor, Tensor> run)
    {
        using var scope = NewDisposeScope();
        return run(chunk).MoveToOuterDisposeScope();
    }
}
