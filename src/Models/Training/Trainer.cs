using System.Diagnostics;
using Orchestrator.Models.Data;
using Orchestrator.Models.Detectors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>
/// Trains a model epoch by epoch. Metrics keep their names whatever they are measured on: the held-back images where
/// <c>validation_size</c> asks for some, else the test set. So the test set plays no part in selection where images are
/// held back; its figures then follow once, after the last epoch, as <c>final_</c> and the metric's name. What is dear to
/// measure on a code or on generated images is measured at the last epoch, and where the request names it.
/// </summary>
internal sealed class Trainer : ITrainer
{
    private readonly ITrainedModel _model;
    private readonly TrainingSplit _split;
    private readonly TrainingOptions _options;
    private readonly RandomStreams _seeds;
    private readonly StateIdentity _identity;
    private readonly LabeledImages _images;
    private readonly Device _device;
    private readonly GenerationEvaluation? _generation;
    private readonly DearSchedule _dear;

    /// <param name="request">What the trainer is made from.</param>
    /// <param name="options">How long and on what to train, fitted to the data.</param>
    /// <param name="optionsText">All options that training depends on, as text.</param>
    /// <param name="model">The model; owned by the trainer from here on.</param>
    public Trainer(TrainerRequest request, TrainingOptions options, string optionsText, ITrainedModel model)
    {
        _model = model;
        _options = options;
        _seeds = request.Seeds;
        _dear = request.Dear;
        (_images, _device) = (request.Data.Train, device(request.Device));
        _split = new(request.Data, options.ValidationSize, request.Seeds);
        _generation = model is IGenerator generator ? new(request.Data, generator) : null;
        _identity = new(request.Model, optionsText, request.Data.Sha256, _seeds.ForTraining("identity"));
    }

    /// <summary>The model; the trainer's own.</summary>
    public ITrainedModel Model => _model;

    /// <summary>The model's parameters and buffers.</summary>
    public IReadOnlyList<NamedTensor> Weights => _model.Weights;

    /// <inheritdoc/>
    public int Epochs => _options.Epochs;

    /// <inheritdoc/>
    public int Epoch { get; private set; }

    /// <inheritdoc/>
    public EpochResult TrainEpoch(IProgress<StepProgress>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var scope = NewDisposeScope();
        var epoch = Epoch + 1;
        using var generator = _seeds.TrainingGenerator("shuffle", epoch);
        var loop = new EpochLoop(_model, epoch, _options.BatchSize, progress);
        var images = ResidentImages.Of(_images, _device);
        var (means, speed) = loop.Run(images, _split.Shuffle(generator).to(images.device), cancellation);
        var metrics = Measure(epoch, means, cancellation);
        Divergence.Check(epoch, metrics);
        Epoch = epoch;
        return new(epoch, metrics, watch.Elapsed.TotalSeconds, speed)
        {
            Warnings = [.. (_model as IWatched)?.FindWarnings(epoch, metrics) ?? []],
        };
    }

    /// <inheritdoc/>
    public IReadOnlyList<SampleGrid> DrawSamples(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, SampleImages.LargestCount);
        return _model.DrawSamples(count);
    }

    /// <inheritdoc/>
    public string HashWeights() => WeightHash.Of(_model.Weights);

    /// <inheritdoc/>
    public void SaveState(Stream destination) => StateWriter.Write(destination, _identity, Epoch, _model);

    /// <inheritdoc/>
    public void LoadState(Stream source) => Resume(StateReader.Read(source, _identity, _model));

    /// <inheritdoc/>
    public void LoadCopy(Stream source) => Resume(StateReader.ReadCopy(source, _identity, _model));

    /// <inheritdoc/>
    public void Dispose()
    {
        _model.Dispose();
        _split.Dispose();
    }

    private void Resume(int epoch)
    {
        Epoch = epoch;
        (_model as IWatched)?.Resume(_split);
    }

    private List<KeyValuePair<string, double>> Measure(int epoch, double[] means, CancellationToken cancellation)
    {
        List<KeyValuePair<string, double>> metrics = [.. _model.StepMetrics.Zip(means, KeyValuePair.Create)];
        var dear = _dear.At(epoch, Epochs);
        metrics.AddRange(Evaluate(_split.Selection, _split.SelectionLabels, dear, cancellation));
        Divergence.Check(epoch, metrics);
        Examine(epoch, metrics);
        var hasFinal = epoch == Epochs && _split.HoldsBack;
        if (hasFinal) { metrics.AddRange(FinalMetrics.Of(Evaluate(_split.Test, _split.TestLabels, dear, cancellation))); }

        if (_model is IEncoder encoder) { metrics.AddRange(new CodeEvaluation(_split, encoder).Measure(dear, hasFinal)); }

        return metrics;
    }

    private IEnumerable<KeyValuePair<string, double>> Evaluate(Tensor images, byte[] labels, IReadOnlyList<string> dear, CancellationToken cancellation) =>
        [.. _model.Evaluate(images), .. _generation?.Measure(images, labels, dear, cancellation) ?? []];

    private void Examine(int epoch, List<KeyValuePair<string, double>> metrics)
    {
        var steps = (long)epoch * ((_split.Count + _options.BatchSize - 1) / _options.BatchSize);
        if ((_model as IWatched)?.Examine(_split, epoch, steps, metrics) is { } finding)
        {
            throw new TrainingException(finding.Failure, epoch, $"{finding.Message} (epoch {epoch}).");
        }
    }
}
