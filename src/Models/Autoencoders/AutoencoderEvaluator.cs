using Orchestrator.Models.Fast;
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
/// <param name="fast">Measures without torch's operators; null where there is no such way.</param>
internal sealed class AutoencoderEvaluator(
    AutoencoderNetwork network,
    PenalizedLoss loss,
    AutoencoderOptions options,
    Corruption corruption,
    RandomStreams seeds,
    IFastAutoencoder? fast)
{
    // Small enough for a chunk of feature maps to stay in cache.
    public const int ChunkSize = 100;

    /// <summary>
    /// What the last <see cref="Evaluate"/> saw under the model's own training corruption, for the detectors.
    /// </summary>
    public ReconstructionEvidence Evidence { get; private set; }

    /// <summary>
    /// The metrics, in the order of <see cref="Catalog.FamilyCatalog.AutoencoderEpochMetrics"/> after <c>train_loss</c>. <c>hoyer</c>
    /// is left out where no code has one.
    /// </summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images)
    {
        var (bce, ssim, hoyer, dead) = (new PixelCrossEntropy(), new StructuralSimilarity(), new HoyerSparsity(), new DeadUnits());
        var variance = new OutputVariance();
        var clean = options.Corruption is null
            ? Measure(images, null, bce, ssim, hoyer, dead, variance)
            : Measure(images, null, bce, ssim, hoyer, dead);
        var corrupted = options.Corruption == corruption ? Measure(images, corruption, variance) : Measure(images, corruption);
        var own = options.Corruption is null ? clean
            : options.Corruption == corruption ? corrupted
            : Measure(images, options.Corruption, variance);
        Evidence = new(own.SquaredError, variance.Value, dead.Value);
        return
        [
            new("test_loss", own.Loss),
            new("mse", clean.SquaredError),
            new("denoising_mse", corrupted.SquaredError),
            new("bce", bce.Value),
            new("psnr", clean.Psnr),
            new("ssim", ssim.Value),
            .. hoyer.Value is { } value ? [KeyValuePair.Create("hoyer", value)] : Array.Empty<KeyValuePair<string, double>>(),
            new("mean_code", clean.MeanCode),
            new("zero_fraction", clean.ZeroFraction),
            new("dead_units", dead.Value),
        ];
    }

    /// <summary>The codes of clean images: [n, units], in the caller's dispose scope.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    public Tensor Encode(Tensor images)
    {
        if (fast is IFastNetwork fastNetwork)
        {
            return fastNetwork.Encode(images);
        }

        using var withoutGradients = no_grad();
        using var scope = NewDisposeScope();
        return cat([.. images.split(ChunkSize).Select(EncodeChunk)]).MoveToOuterDisposeScope();
    }

    private Tensor EncodeChunk(Tensor images)
    {
        using var scope = NewDisposeScope();
        return network.Run(images.to(network.Device)).Hidden[options.CodeLayer - 1].flatten(1).to(CPU).MoveToOuterDisposeScope();
    }

    private ReconstructionFigures Measure(Tensor images, Corruption? inputCorruption, params ReadOnlySpan<IReconstructionMeter> meters)
    {
        var noise = seeds.EvaluationNoise("evaluation-corruption");
        if (fast is not null)
        {
            return fast.Measure(images, inputCorruption, noise, meters);
        }

        using var withoutGradients = no_grad();
        var mean = new ReconstructionMean();
        for (long start = 0; start < images.shape[0]; start += ChunkSize)
        {
            using var scope = NewDisposeScope();
            var target = images.narrow(0, start, Math.Min(ChunkSize, images.shape[0] - start));
            var onDevice = network.Run((inputCorruption?.Apply(target, noise) ?? target).to(network.Device));
            var activations = onDevice.OnCpu();
            var chunk = new ReconstructionChunk(
                activations.Logits, activations.Output(), target, activations.Hidden[options.CodeLayer - 1]);
            var figures = ReconstructionFigures.Of(chunk.Output, target, chunk.Code);
            mean.Add(figures with { Loss = loss.Report(onDevice, target.to(network.Device)).item<float>() }, target.shape[0]);
            chunk.Show(meters);
        }

        return mean.Value;
    }
}
