using Orchestrator.Models.Autoencoders;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Data;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Engine;

/// <summary>One model in training one way, with the defaults of its parameters.</summary>
internal sealed class Contestant : IDisposable
{
    private const int StepsPerLook = 10;
    private readonly AutoencoderModel _model;
    private readonly Tensor _images;
    private readonly Tensor _order;
    private readonly int _batchSize;
    private int _epoch;

    public Contestant(string model, bool isEager, ImageDataSet data)
    {
        ParameterSet parameters = new(new Dictionary<string, object>());
        var options = AutoencoderTrainer.ReadOptions(model, parameters);
        TrainerRequest request = new(model, parameters, data, new(1, 0), new("gaussian", 0.3));
        _model = AutoencoderTrainer.CreateModel(request, options, isEager);
        (Model, Path, _batchSize) = (model, isEager ? "eager" : "fast", options.Training.BatchSize);
        OperationsPerImage = options.Network is DenseNetworkOptions dense ? Products(dense) : Convolutions();
        _images = ResidentImages.Of(data.Train);
        using var generator = new Generator(1, CPU);
        _order = randperm(StepsPerLook * _batchSize, generator: generator);
    }

    public string Model { get; }

    public string Path { get; }

    /// <summary>Floating-point operations of a step's matrix products or convolutions per image.</summary>
    public double OperationsPerImage { get; }

    /// <summary>Images that it has trained on so far.</summary>
    public long Trained { get; private set; }

    /// <summary>Trains for about <paramref name="seconds"/>.</summary>
    /// <returns>Images per second, and bytes allocated per step.</returns>
    public (double ImagesPerSecond, double BytesPerStep) Run(double seconds)
    {
        using var epoch = _model.BeginEpoch(++_epoch);
        using var means = new RunningMeans(_model.StepMetrics.Count);
        var batches = epoch is IRowSteps rows ? new RowBatches(rows, _images, _order, means) : null;
        var (steps, bytes, start) = (0, GC.GetAllocatedBytesForCurrentThread(), ThreadClock.Seconds());
        double elapsed;
        do
        {
            for (var i = 0; i < StepsPerLook; i++, steps++)
            {
                Step(epoch, batches, means, i * _batchSize);
            }

            elapsed = ThreadClock.Seconds() - start;
        }
        while (elapsed < seconds);
        Trained += (long)steps * _batchSize;
        return ((double)steps * _batchSize / elapsed, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)steps);
    }

    public void Dispose()
    {
        _order.Dispose();
        _model.Dispose();
    }

    // As EpochLoop does it.
    private void Step(IEpochSteps epoch, RowBatches? batches, RunningMeans means, int start)
    {
        if (batches is not null)
        {
            batches.Run(start, _batchSize);
            return;
        }

        using var scope = NewDisposeScope();
        means.Add(epoch.Step(_images.index_select(0, _order.narrow(0, start, _batchSize))), _batchSize);
    }

    // Forward, and backward by weights and by inputs, which the first layer has no need of.
    private static double Products(DenseNetworkOptions network)
    {
        var units = network.UnitCounts(LabeledImages.PixelCount);
        var products = units.Zip(units.Skip(1), (from, to) => 2.0 * from * to).ToArray();
        return 3 * products.Sum() - products[0];
    }

    // The same for the convolutional network. Where pixels were doubled before, nine weights meet four pixels, so four is what counts.
    private static double Convolutions()
    {
        (int Pixels, int Inputs, int Outputs, int Places)[] layers =
        [
            (28 * 28, 1, 16, 9), (14 * 14, 16, 8, 9), (7 * 7, 8, 8, 9), (4 * 4, 8, 8, 9),
            (8 * 8, 8, 8, 4), (14 * 14, 8, 16, 4), (28 * 28, 16, 1, 4),
        ];
        var products = layers.Select(layer => 2.0 * layer.Pixels * layer.Inputs * layer.Outputs * layer.Places).ToArray();
        return 3 * products.Sum() - products[0];
    }
}
