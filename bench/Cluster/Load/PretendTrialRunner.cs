using System.Diagnostics;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Trials;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>Pretends to train: reports ten metrics an epoch, as often as it is told, and computes nothing. For load alone.</summary>
/// <param name="pace">
/// The time of an epoch; zero for as fast as reports are taken. Trials are faster and slower than it, by half at most, as those of a sweep
/// are: slots in step would report all at once.
/// </param>
internal sealed class PretendTrialRunner(TimeSpan pace) : ITrialRunner
{
    // Its multiples lie evenly between whole numbers.
    private const double GoldenRatio = 0.6180339887498949;

    private static readonly string[] Names =
        ["train_loss", "test_loss", "mse", "bce", "psnr", "ssim", "hoyer", "dead_units", "zero_fraction", "probe_accuracy"];

    /// <inheritdoc/>
    public TrialOutcome Run(Lease lease, int slot, ITrialObserver observer, CancellationToken cancellation)
    {
        var epochs = (int)lease.Trial.Parameters.First(parameter => parameter.Name == "epochs").Value.AsDouble();
        var own = pace / (0.5 + (lease.Trial.Number * GoldenRatio % 1));
        for (var epoch = (lease.Resume?.Epoch ?? 0) + 1; epoch <= epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            if (own > TimeSpan.Zero && cancellation.WaitHandle.WaitOne(own)) { throw new OperationCanceledException(cancellation); }

            cancellation.ThrowIfCancellationRequested();
            if (!observer.OnEpoch(Report(lease, epoch, clock.Elapsed.TotalSeconds)) && epoch < epochs) { return new(lease.Key, TrialState.Pending); }
        }

        return new(lease.Key, TrialState.Completed, null, $"{lease.Trial.Number:x64}");
    }

    private static EpochReport Report(Lease lease, int epoch, double seconds) => new(
        lease.Key, epoch, [.. Names.Select((name, place) => new MetricValue(name, 1.0 / (1 + lease.Trial.Number + epoch + place)))], [], seconds, 1000);
}
