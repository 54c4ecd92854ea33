using Orchestrator.Models.Detectors;
using Orchestrator.Models.Fast;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>An autoencoder in training.</summary>
internal sealed class AutoencoderModel : ITrainedModel, IEncoder, IDecoder, IReconstructor, IWatched
{
    private readonly RandomStreams _seeds;
    private readonly AutoencoderOptions _options;
    private readonly AutoencoderNetwork _network;
    private readonly PenalizedLoss _loss;
    private readonly Optimizer _optimizer;
    private readonly Tensor[] _parameters;
    private readonly IFastAutoencoder? _fast;
    private readonly AutoencoderEvaluator _evaluator;
    private readonly ReconstructionSamples _samples;
    private readonly AutoencoderWatch _watch = new();

    /// <param name="request">Data and seeds.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="network">Owned by the model from here on.</param>
    /// <param name="loss">The loss, with penalties.</param>
    /// <param name="isEager">Whether torch's modules and gradients are used even where there is a faster way.</param>
    public AutoencoderModel(
        TrainerRequest request, AutoencoderOptions options, AutoencoderNetwork network, PenalizedLoss loss, bool isEager)
    {
        (_seeds, _options, _network, _loss) = (request.Seeds, options, network, loss);
        _parameters = [.. network.parameters()];
        _optimizer = OptimizerFactory.Create(options.Optimizer, _parameters);
        Weights = [.. ModuleWeights.Of("network", network)];
        Optimizers = [KeyValuePair.Create("optimizer", _optimizer)];
        _fast = isEager ? null : FastAutoencoder.TryCreate(options, network, _optimizer);
        _evaluator = new(network, loss, options, request.EvaluationCorruption, request.Seeds, _fast);
        _samples = new(network, options.Corruption, request.Data.Test, request.Seeds);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> StepMetrics { get; } = ["train_loss"];

    /// <inheritdoc/>
    public int SmallestBatch => 1;

    /// <inheritdoc/>
    public IReadOnlyList<NamedTensor> Weights { get; }

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers { get; }

    /// <inheritdoc/>
    public IEpochSteps BeginEpoch(int epoch)
    {
        var noise = _seeds.TrainingNoise("corruption", epoch);
        return _fast is null ? new EpochSteps(this, noise) : _fast.BeginEpoch(noise);
    }

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, double>> Evaluate(Tensor images) => _evaluator.Evaluate(images);

    /// <inheritdoc/>
    public void Resume(TrainingSplit split)
    {
        Evaluate(split.Selection);
        _watch.Note(_evaluator.Evidence);
    }

    /// <inheritdoc/>
    public Finding? Examine(TrainingSplit split, int epoch, long steps, IReadOnlyList<KeyValuePair<string, double>> metrics) =>
        _watch.Examine(split, epoch, steps, _evaluator.Evidence);

    /// <inheritdoc/>
    public IEnumerable<TrainingWarning> FindWarnings(int epoch, IReadOnlyList<KeyValuePair<string, double>> metrics) =>
        _watch.FindWarnings();

    /// <inheritdoc/>
    public Tensor Encode(Tensor images) => _evaluator.Encode(images);

    /// <summary>A ReLU or a sigmoid comes before every code.</summary>
    public bool HasNegativeCodes => false;

    /// <inheritdoc/>
    public Tensor Decode(Tensor codes) => Reconstructions.OfCodes(_network, _options.CodeLayer, codes);

    /// <inheritdoc/>
    public Tensor Reconstruct(Tensor images) => Reconstructions.Of(_network, images);

    /// <inheritdoc/>
    public IReadOnlyList<SampleGrid> DrawSamples(int count) => [_samples.Draw(count)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _fast?.Dispose();
        _optimizer.Dispose();
        _network.Dispose();
    }

    private sealed class EpochSteps(AutoencoderModel model, NoiseStream corruption) : IEpochSteps
    {
        public Tensor[] Step(Tensor images)
        {
            var input = model._options.Corruption?.Apply(images, corruption) ?? images;
            var loss = model._loss.Train(model._network.Run(input), images);
            model._optimizer.Step(autograd.grad([loss], model._parameters));
            return [loss.detach()];
        }

        public void Dispose()
        {
            // What a step makes lives in its caller's scope.
        }
    }
}
