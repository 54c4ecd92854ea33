using Orchestrator.Models.Data;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Engine;

/// <summary>One model in training one way, with the defaults of its parameters.</summary>
internal sealed class Contestant : IDisposable
{
    private const int StepsPerLook = 10;
    private readonly ITrainedModel _model;
    private readonly Tensor _images;
    private readonly Tensor _order;
    private readonly int _batchSize;
    private int _epoch;

    public Contestant(string model, bool isEager, ImageDataSet data)
    {
        TrainerRequest request = new(model, new(new Dictionary<string, object>()), data, new(1, 0), new("gaussian", 0.3));
        (_model, _batchSize, OperationsPerImage) = ContestantModel.Create(request, isEager);
        (Model, Path) = (model, isEager ? "eager" : "fast");
        _images = ResidentImages.Of(data.Train);
        using var generator = new Generator(1, CPU);
        _order = randperm(StepsPerLook * _batchSize, generator: generator);
    }

    public string Model { get; }

    public string Path { get; }

    /// <summary>Floating-point operations of a step's matrix products or convolutions per image.</summary>
    public double OperationsPerImage { get; }

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
}
