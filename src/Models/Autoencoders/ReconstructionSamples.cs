using Orchestrator.Models.Data;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>
/// Draws what an autoencoder makes of fixed test images: rows of inputs, corrupted inputs if it is trained on those, outputs.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="corruption">Its training corruption, or null.</param>
/// <param name="test">The test images.</param>
/// <param name="seeds">Where the noise comes from; the same for all trials and epochs.</param>
internal sealed class ReconstructionSamples(
    AutoencoderNetwork network, Corruption? corruption, LabeledImages test, RandomStreams seeds)
{
    public const string Kind = "reconstruction";

    /// <summary>Draws <paramref name="count"/> columns, or as many as there are test images.</summary>
    public SampleGrid Draw(int count)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var images = ResidentImages.Of(test).index_select(0, tensor(SampleImages.Spread(test.Labels, count)));
        Tensor[] rows = corruption is null ? [images] : [images, Corrupted(images)];
        var output = network.Run(rows[^1].to(network.Device)).OnCpu().Output();
        return SampleImages.Draw(Kind, cat([.. rows, output]), columns: (int)images.shape[0]);
    }

    // Noise for the largest sample, so that an image's noise does not depend on how many are drawn.
    private Tensor Corrupted(Tensor images)
    {
        var noise = seeds.EvaluationNoise("sample-corruption");
        var padding = zeros(SampleImages.LargestCount - images.shape[0], images.shape[1]);
        return corruption!.Apply(cat([images, padding]), noise).narrow(0, 0, images.shape[0]);
    }
}
