using System.Diagnostics;
using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>
/// What it costs training that people look at it: one long sweep on two slots of one head, with nobody there and with
/// <see cref="Viewers"/> by turns. Turns are short, so that what else slows the machine down slows both of a pair.
/// </summary>
internal sealed class ViewedTraining : IDisposable
{
    private const int Slots = 2;

    private const string Sweep = """
        name: viewed
        method: random
        run_cap: 100000
        parameters:
          model: { value: vanilla }
          epochs: { value: 400 }
          batch_size: { value: 32 }
          code_size: { value: 32 }
          learning_rate: { distribution: log_uniform_values, min: 1.0e-4, max: 1.0e-3 }
        orchestrator: { seed: 3, digits: { train: 8192, test: 256 } }
        """;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);

    private ViewedTraining(ProcessCluster cluster) => Cluster = cluster;

    /// <summary>The head that trains.</summary>
    public ProcessCluster Cluster { get; }

    /// <summary>Starts a head and its sweep.</summary>
    /// <exception cref="InvalidOperationException">The head did not take the sweep; the message holds what it wrote.</exception>
    public static async Task<ViewedTraining> StartAsync(string folder, CancellationToken cancellation)
    {
        var training = new ViewedTraining(ProcessCluster.Over(folder, Path.Combine(folder, "viewed.db"), Slots));
        try
        {
            await training.Cluster.StartHeadAsync(TimeSpan.Zero, cancellation);
            await training.SubmitAsync(cancellation);
            return training;
        }
        catch
        {
            training.Dispose();
            throw;
        }
    }

    /// <summary>Measures pairs, each in the other order than the one before.</summary>
    public async IAsyncEnumerable<TrainingPair> MeasureAsync(
        int pairs, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        // Pages are compiled when they are first asked for.
        await WatchAsync(hasViewers: true, WarmUp, cancellation);
        for (var pair = 0; pair < pairs; pair++)
        {
            var isAloneFirst = pair % 2 == 0;
            var first = await WatchAsync(!isAloneFirst, Turn, cancellation);
            var second = await WatchAsync(isAloneFirst, Turn, cancellation);
            var (alone, viewed) = isAloneFirst ? (first, second) : (second, first);
            yield return new(alone, viewed);
        }
    }

    public void Dispose() => Cluster.Dispose();

    private async Task SubmitAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(Cluster.Folder, "viewed.yaml");
        await File.WriteAllTextAsync(file, Sweep, cancellation);
        var run = await Cluster.RunAsync(cancellation, "run", file, "--detach");
        if (run.ExitCode != 0) { throw new InvalidOperationException($"The sweep was not taken: {run.Errors}"); }
    }

    private async Task<TrainingTurn> WatchAsync(bool hasViewers, TimeSpan time, CancellationToken cancellation)
    {
        await using var viewers = hasViewers ? new Viewers(new(Cluster.Server)) : null;
        await Task.Delay(Settling, cancellation);
        var (clock, epochs, processor) = (Stopwatch.StartNew(), CountEpochs(), SlotThreads.Processor(Cluster.Head!.Id));
        await Task.Delay(time, cancellation);
        var seconds = clock.Elapsed.TotalSeconds;
        var share = (SlotThreads.Processor(Cluster.Head.Id) - processor).TotalSeconds / (Slots * seconds);
        return new((CountEpochs() - epochs) / seconds, share, viewers?.Views ?? 0);
    }

    private long CountEpochs()
    {
        using var ledger = LedgerFile.Open(Cluster.Database);
        return ledger.Count("SELECT count(*) FROM epochs");
    }
}
