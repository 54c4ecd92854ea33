using Orchestrator.Models.Detectors;
using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Adversarial;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>A generator and a discriminator in training.</summary>
internal sealed class GanModel : ITrainedModel, INoiseGenerator, IWatched, IGenerator
{
    private readonly AdversarialOptions _options;
    private readonly RandomStreams _seeds;
    private readonly IAdversarialStep _step;
    private readonly GenerationSamples _samples;
    private readonly nn.Module<Tensor, Tensor>[] _networks;

    /// <param name="options">The model's options.</param>
    /// <param name="seeds">Where noise comes from.</param>
    /// <param name="generator">Noise [n, k] to images [n, 784] in [-1, 1]; owned by the model from here on.</param>
    /// <param name="discriminator">Images to logits, or a critic's scores, [n, 1]; owned by the model from here on.</param>
    /// <param name="isEager">Whether torch's modules and gradients are used even where there is a faster way.</param>
    public GanModel(
        AdversarialOptions options,
        RandomStreams seeds,
        nn.Module<Tensor, Tensor> generator,
        nn.Module<Tensor, Tensor> discriminator,
        bool isEager = false)
    {
        (_options, _seeds, _networks) = (options, seeds, [generator, discriminator]);
        _step = (isEager ? null : FastAdversary.TryCreate(options, generator, discriminator))
            ?? CreateEager(options, generator, discriminator);
        _samples = new(generator, options, seeds);
        Weights = [.. ModuleWeights.Of("generator", generator), .. ModuleWeights.Of("discriminator", discriminator)];
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> StepMetrics => _step.Metrics;

    /// <summary>Batch normalization needs a variance.</summary>
    public int SmallestBatch => 2;

    /// <inheritdoc/>
    public IReadOnlyList<NamedTensor> Weights { get; }

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers => _step.Optimizers;

    /// <inheritdoc/>
    public IEpochSteps BeginEpoch(int epoch)
    {
        var (noise, mixing) = (_seeds.TrainingNoise("noise", epoch), _seeds.TrainingNoise("mixing", epoch));
        return _step is IFastAdversary fast ? fast.BeginEpoch(noise, mixing) : new EpochSteps(this, noise, mixing);
    }

    /// <summary>Nothing: a GAN's figures come from its steps and from what it generates.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images) => [];

    /// <summary>Nothing: a GAN is judged by its last epoch alone.</summary>
    public void Resume(TrainingSplit split)
    {
    }

    /// <inheritdoc/>
    public Finding? Examine(TrainingSplit split, int epoch, long steps, IReadOnlyList<KeyValuePair<string, double>> metrics) =>
        _options is WassersteinOptions wasserstein
            ? GanWatch.FindCollapse(epoch, steps / wasserstein.CriticSteps, metrics, split.SelectionLabels, _samples.Generate)
            : GanWatch.Examine(epoch, steps, metrics, split.SelectionLabels, _samples.Generate);

    /// <inheritdoc/>
    public IEnumerable<TrainingWarning> FindWarnings(int epoch, IReadOnlyList<KeyValuePair<string, double>> metrics) =>
        GanWatch.FindWarnings(epoch, metrics);

    /// <inheritdoc/>
    public Tensor Generate(int count) => _samples.Generate(count);

    /// <inheritdoc/>
    public IReadOnlyList<SampleGrid> DrawSamples(int count) => [_samples.Draw(count)];

    /// <inheritdoc/>
    public bool HasNormalNoise => _options.Noise == Noise.Gaussian;

    /// <inheritdoc/>
    public Tensor DrawNoise(int count, RandomStreams seeds, string purpose)
    {
        using var stream = seeds.EvaluationGenerator(purpose);
        return Noise.Draw(_options.Noise, count, _options.NoiseSize, stream);
    }

    /// <inheritdoc/>
    public Tensor Generate(Tensor noise)
    {
        using var scope = NewDisposeScope();
        return _samples.Run(noise).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _step.Dispose();
        foreach (var network in _networks)
        {
            network.Dispose();
        }
    }

    private static IAdversarialStep CreateEager(
        AdversarialOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator) =>
        options is WassersteinOptions wasserstein
            ? new WassersteinStep(wasserstein, generator, discriminator)
            : new AdversarialStep(options, generator, discriminator);

    private sealed class EpochSteps(GanModel model, NoiseStream noise, NoiseStream mixing) : IEpochSteps
    {
        public Tensor[] Step(Tensor images) => model._step.Run(
            images.Times(2).Plus(-1),
            Noise.Draw(model._options.Noise, images.shape[0], model._options.NoiseSize, noise).to(images.device),
            mixing);

        public void Dispose()
        {
            // What a step makes lives in its caller's scope.
        }
    }
}
