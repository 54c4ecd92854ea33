using System.Diagnostics;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Engine;

/// <summary>One model in training one way, with the defaults of its parameters: on the processor, or on a GPU, where there is the eager way alone.</summary>
internal sealed class Contestant : IDisposable
{
    private const int StepsPerLook = 10;
    private readonly ITrainedModel _model;
    private readonly Tensor _images;
    private readonly Tensor _order;
    private readonly int _batchSize;
    private readonly bool _isOnGpu;
    private int _epoch;

    public Contestant(string model, bool isEager, ImageDataSet data, string place = TorchDevices.Cpu)
    {
        TrainerRequest request = new(model, new(new Dictionary<string, object>()), data, new(1, 0), new("gaussian", 0.3)) { Device = place };
        _isOnGpu = TorchDevices.IsCuda(place);
        (_model, _batchSize, OperationsPerImage) = ContestantModel.Create(request, isEager);
        (Model, Path) = (model, isEager ? "eager" : "fast");
        _images = ResidentImages.Of(data.Train, device(place));
        using var generator = new Generator(1, CPU);
        using var order = randperm(StepsPerLook * _batchSize, generator: generator);
        _order = order.to(device(place), copy: true);
    }

    public string Model { get; }

    public string Path { get; }

    /// <summary>Floating-point operations of a step's matrix products or convolutions per image.</summary>
    public double OperationsPerImage { get; }

    /// <summary>Images that it has trained on so far.</summary>
    public long Trained { get; private set; }

    /// <summary>Trains for about <paramref name="seconds"/> of the thread's processor time, on a GPU of elapsed time.</summary>
    /// <returns>Images per second, and bytes allocated per step.</returns>
    public (double ImagesPerSecond, double BytesPerStep) Run(double seconds)
    {
        using var epoch = _model.BeginEpoch(++_epoch);
        using var means = new RunningMeans(_model.StepMetrics.Count, _images.device);
        var batches = epoch is IRowSteps rows ? new RowBatches(rows, _images, _order, means) : null;
        var (steps, bytes, start) = (0, GC.GetAllocatedBytesForCurrentThread(), Now());
        double elapsed;
        do
        {
            for (var i = 0; i < StepsPerLook; i++, steps++)
            {
                Step(epoch, batches, means, i * _batchSize);
            }

            elapsed = Now() - start;
        }
        while (elapsed < seconds);

        if (_isOnGpu)
        {
            // A step is handed over, not waited for.
            cuda.synchronize(_images.device);
            elapsed = Now() - start;
        }

        Trained += (long)steps * _batchSize;
        return ((double)steps * _batchSize / elapsed, (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)steps);
    }

    public void Dispose()
    {
        _order.Dispose();
        _model.Dispose();
    }

    private double Now() => _isOnGpu ? Stopwatch.GetElapsedTime(0).TotalSeconds : ThreadClock.Seconds();

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
