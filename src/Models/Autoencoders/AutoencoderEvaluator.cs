using Orchestrator.Models.Losses;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>
/// Measures an autoencoder on clean images, under its own training corruption (<c>test_loss</c>, the loss with penalties
/// against clean targets) and under the experiment's one evaluation corruption (<c>denoising_mse</c>). The noise depends on
/// the experiment's seed alone, so that every trial and every epoch meets the same.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="loss">The training loss.</param>
/// <param name="options">The model's options.</param>
/// <param name="corruption">The experiment's evaluation corruption.</param>
/// <param name="seeds">Where the noise comes from.</param>
internal sealed class AutoencoderEvaluator(
    AutoencoderNetwork network,
    PenalizedLoss loss,
    AutoencoderOptions options,
    Corruption corruption,
    RandomStreams seeds)
{
    // Small enough for a chunk of feature maps to stay in cache.
    private const int ChunkSize = 100;

    /// <summary>The metrics, in the order of <see cref="Catalog.FamilyCatalog.AutoencoderMetrics"/> after <c>train_loss</c>.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images)
    {
        var clean = Measure(images, null);
        var corrupted = Measure(images, corruption);
        var own = options.Corruption is null ? clean
            : options.Corruption == corruption ? corrupted
            : Measure(images, options.Corruption);
        return
        [
            new("test_loss", own.Loss),
            new("mse", clean.SquaredError),
            new("denoising_mse", corrupted.SquaredError),
            new("psnr", clean.Psnr),
            new("mean_code", clean.MeanCode),
            new("zero_fraction", clean.ZeroFraction),
        ];
    }

    private ReconstructionFigures Measure(Tensor images, Corruption? inputCorruption)
    {
        using var withoutGradients = no_grad();
        using var noise = seeds.EvaluationGenerator("evaluation-corruption");
        var mean = new ReconstructionMean();
        for (long start = 0; start < images.shape[0]; start += ChunkSize)
        {
            using var scope = NewDisposeScope();
            var target = images.narrow(0, start, Math.Min(ChunkSize, images.shape[0] - start));
            var activations = network.Run(inputCorruption?.Apply(target, noise) ?? target);
            var figures = ReconstructionFigures.Of(activations.Output(), target, activations.Hidden[options.CodeLayer - 1]);
            mean.Add(figures with { Loss = loss.Report(activations, target).item<float>() }, target.shape[0]);
        }

        return mean.Value;
    }
}
