using Orchestrator.Models.Detectors;
using Orchestrator.Models.Fast;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>
/// Measures a variational autoencoder. <c>test_loss</c> is measured on one drawn code for each image, everything else on
/// its mean. All noise depends on the experiment's seed alone, so that every trial and every epoch meets the same.
/// </summary>
/// <param name="network">The network.</param>
/// <param name="loss">The training loss.</param>
/// <param name="corruption">The experiment's evaluation corruption.</param>
/// <param name="seeds">Where the noise comes from.</param>
internal sealed class VaeEvaluator(
    VariationalAutoencoder network, VariationalLoss loss, Corruption corruption, RandomStreams seeds)
{
    private const int ChunkSize = AutoencoderEvaluator.ChunkSize;

    /// <summary>What the last <see cref="Evaluate"/> saw, for the detectors.</summary>
    public VaeEvidence Evidence { get; private set; } = new(default, 0, 0, 0);

    /// <summary>The metrics, in the order of <see cref="Catalog.FamilyCatalog.VaeEpochMetrics"/> after <c>train_loss</c>.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images)
    {
        var (bce, ssim, variance, active) = (new PixelCrossEntropy(), new StructuralSimilarity(), new OutputVariance(), new ActiveUnits());
        var clean = Reconstruct(images, null, bce, ssim, variance, active);
        var corrupted = Reconstruct(images, corruption);
        var (value, divergence) = Bound(images);
        Evidence = new(new(clean.SquaredError, variance.Value, 0), value, divergence, active.Value);
        return
        [
            new("test_loss", value),
            new("kl", divergence),
            new("mse", clean.SquaredError),
            new("denoising_mse", corrupted.SquaredError),
            new("bce", bce.Value),
            new("psnr", clean.Psnr),
            new("ssim", ssim.Value),
            new("active_units", active.Value),
        ];
    }

    /// <summary>The means of the codes of clean images: [n, code], in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public Tensor Encode(Tensor images)
    {
        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        return cat([.. images.split(ChunkSize).Select(chunk => network.Encode(chunk.to(network.Device)).Mean.to(CPU))]).MoveToOuterDisposeScope();
    }

    private ReconstructionFigures Reconstruct(Tensor images, Corruption? inputCorruption, params ReadOnlySpan<IReconstructionMeter> meters)
    {
        using var withoutGradients = no_grad();
        var noise = seeds.EvaluationNoise("evaluation-corruption");
        var mean = new ReconstructionMean();
        for (long start = 0; start < images.shape[0]; start += ChunkSize)
        {
            using var scope = NewDisposeScope();
            var target = Chunk(images, start);
            var activations = network.Run((inputCorruption?.Apply(target, noise) ?? target).to(network.Device)).OnCpu();
            var chunk = new ReconstructionChunk(
                activations.Logits, activations.Output(), target, activations.Hidden[VariationalAutoencoder.CodeLayer - 1]);
            mean.Add(ReconstructionFigures.Of(chunk.Output, target, chunk.Code), target.shape[0]);
            chunk.Show(meters);
        }

        return mean.Value;
    }

    // The loss and its divergence alone, means over images.
    private (double Loss, double Divergence) Bound(Tensor images)
    {
        using var withoutGradients = no_grad();
        var noise = seeds.EvaluationNoise("evaluation-code");
        var (sum, divergences) = (0.0, 0.0);
        for (long start = 0; start < images.shape[0]; start += ChunkSize)
        {
            using var scope = NewDisposeScope();
            var target = Chunk(images, start).to(network.Device);
            var code = network.Encode(target);
            var logits = network.Decode(code.Sample(noise.Normal(code.Mean.shape[0], code.Mean.shape[1]).to(network.Device)));
            sum += loss.Report(logits, code, target).item<float>() * (double)target.shape[0];
            divergences += code.Divergence().to(float64).sum().item<double>();
        }

        return (sum / images.shape[0], divergences / images.shape[0]);
    }

    private static Tensor Chunk(Tensor images, long start) => images.narrow(0, start, Math.Min(ChunkSize, images.shape[0] - start));
}
