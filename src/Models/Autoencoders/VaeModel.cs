using Orchestrator.Models.Detectors;
using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Variational;
using Orchestrator.Models.Inference;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace Orchestrator.Models.Autoencoders;

/// <summary>A variational autoencoder in training. Its code, for metrics and encoding, is the mean.</summary>
internal sealed class VaeModel : ITrainedModel, IEncoder, IDecoder, IReconstructor, INoiseGenerator, IWatched
{
    private readonly RandomStreams _seeds;
    private readonly VariationalAutoencoder _network;
    private readonly VariationalLoss _loss;
    private readonly Optimizer _optimizer;
    private readonly Tensor[] _parameters;
    private readonly int _codeSize;
    private readonly FastVariational? _fast;
    private readonly VaeEvaluator _evaluator;
    private readonly ReconstructionSamples _reconstructions;
    private readonly PriorSamples _generations;
    private readonly VaeWatch _watch = new();

    /// <param name="request">Data and seeds.</param>
    /// <param name="options">The model's options.</param>
    /// <param name="network">Owned by the model from here on.</param>
    /// <param name="isEager">Whether torch's modules and gradients are used even where there is a faster way.</param>
    public VaeModel(TrainerRequest request, VaeOptions options, VariationalAutoencoder network, bool isEager = false)
    {
        (_seeds, _network, _codeSize) = (request.Seeds, network, options.CodeSize);
        _loss = new(ReconstructionLosses.Find(options.Loss), options.Beta);
        _parameters = [.. network.parameters()];
        _optimizer = OptimizerFactory.Create(options.Optimizer, _parameters);
        Weights = [.. ModuleWeights.Of("network", network)];
        Optimizers = [KeyValuePair.Create("optimizer", _optimizer)];
        _fast = isEager || network.Device.type != DeviceType.CPU ? null : FastVariational.TryCreate(options, network, _optimizer);
        _evaluator = new(network, _loss, request.EvaluationCorruption, request.Seeds);
        _reconstructions = new(network, null, request.Data.Test, request.Seeds);
        _generations = new(network, options.CodeSize, request.Seeds);
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
        var noise = _seeds.TrainingNoise("code", epoch);
        return _fast?.BeginEpoch(noise) ?? new EpochSteps(this, noise);
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

    /// <inheritdoc/>
    public bool HasNegativeCodes => true;

    /// <inheritdoc/>
    public Tensor Decode(Tensor codes) => Reconstructions.OfCodes(_network, VariationalAutoencoder.CodeLayer, codes);

    /// <inheritdoc/>
    public Tensor Reconstruct(Tensor images) => Reconstructions.Of(_network, images);

    /// <inheritdoc/>
    public bool HasNormalNoise => true;

    /// <inheritdoc/>
    public Tensor DrawNoise(int count, RandomStreams seeds, string purpose) => seeds.EvaluationNoise(purpose).Normal(count, _codeSize);

    /// <inheritdoc/>
    public Tensor Generate(Tensor noise) => _generations.Decode(noise);

    /// <inheritdoc/>
    public IReadOnlyList<SampleGrid> DrawSamples(int count) => [_reconstructions.Draw(count), _generations.Draw(count)];

    /// <inheritdoc/>
    public void Dispose()
    {
        _fast?.Dispose();
        _optimizer.Dispose();
        _network.Dispose();
    }

    private sealed class EpochSteps(VaeModel model, NoiseStream noise) : IEpochSteps
    {
        public Tensor[] Step(Tensor images)
        {
            var code = model._network.Encode(images);
            var drawn = code.Sample(noise.Normal(code.Mean.shape[0], code.Mean.shape[1]).to(images.device));
            var loss = model._loss.Train(model._network.Decode(drawn), code, images);
            model._optimizer.Step(autograd.grad([loss], model._parameters));
            return [loss.detach()];
        }

        public void Dispose()
        {
            // What a step makes lives in its caller's scope.
        }
    }
}
