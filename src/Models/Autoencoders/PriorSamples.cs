using Orchestrator.Models.Fast;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>
/// Draws what a decoder makes of codes from N(0, 1): a code of size k is the first k columns of one matrix, the same for all
/// trials and epochs.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="codeSize">Units of the code.</param>
/// <param name="seeds">Where the codes come from.</param>
internal sealed class PriorSamples(VariationalAutoencoder network, int codeSize, RandomStreams seeds)
{
    public const string Kind = "generation";
    private const int LargestCodeSize = 4096;

    /// <summary>Draws <paramref name="count"/> images, about as many rows as columns.</summary>
    public SampleGrid Draw(int count)
    {
        using var scope = NewDisposeScope();
        var matrix = seeds.EvaluationNoise("sample-code").Normal(SampleImages.LargestCount, LargestCodeSize);
        var images = Decode(matrix.narrow(0, 0, count).narrow(1, 0, codeSize));
        return SampleImages.Draw(Kind, images, (int)Math.Ceiling(Math.Sqrt(count)));
    }

    /// <summary>The images of codes: [n, code] to [n, 784] in (0, 1), in the caller's dispose scope.</summary>
    public Tensor Decode(Tensor codes)
    {
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        return network.Decode(codes.to(network.Device)).sigmoid().to(CPU).MoveToOuterDisposeScope();
    }
}
