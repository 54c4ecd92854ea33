using System.Diagnostics;
using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Processes;
using Orchestrator.Bench.Viewing;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>Holds a real head to its budgets with workers that pretend to train.</summary>
internal sealed class LoadBenchmark(LoadOptions options, string folder)
{
    private const int BookkeepingProcesses = 2;
    private const int BookkeepingSlots = 64;
    private const int EpochsOfTrial = 5;
    private const double Megabyte = 1e6;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(60);

    /// <summary>Every budget with what was measured.</summary>
    public async IAsyncEnumerable<Budget> MeasureAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        if (options.Slots > 0)
        {
            foreach (var budget in await MeasureReportsAsync(cancellation)) { yield return budget; }
        }

        if (options.Trials > 0)
        {
            foreach (var budget in await MeasureTrialsAsync(cancellation)) { yield return budget; }
        }

        if (options.Restart is { } database)
        {
            foreach (var budget in await MeasureRestartAsync(database, cancellation)) { yield return budget; }
        }
    }

    private static string Sweep(string name, int trials, int epochs) => $$"""
        name: {{name}}
        method: random
        run_cap: {{trials}}
        parameters:
          model: { value: vanilla }
          epochs: { value: {{epochs}} }
          batch_size: { value: 64 }
          code_size: { distribution: q_uniform, min: 2, max: 512, q: 1 }
          learning_rate: { distribution: log_uniform_values, min: 1.0e-5, max: 1.0e-1 }
        orchestrator: { device: cpu, digits: { train: 256, test: 128 } }
        """;

    private async Task<IReadOnlyList<Budget>> MeasureReportsAsync(CancellationToken cancellation)
    {
        var pace = TimeSpan.FromSeconds((double)options.Slots / options.ReportsPerSecond);
        using var cluster = await StartAsync("reports.db", Sweep("reports", options.Slots, 100_000), cancellation);
        using var workers = await PretendWorkers.StartAsync(cluster.Server, options.Processes, options.Slots / options.Processes, pace, cancellation);
        await Task.Delay(WarmUp, cancellation);
        var (clock, before) = (Stopwatch.StartNew(), HeadUsage.Of(cluster.Head!.Id));
        workers.Measure();
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds), cancellation);
        var latencies = await workers.StopAsync(cancellation);
        var processor = HeadUsage.Of(cluster.Head!.Id).Processor - before.Processor;
        var (count, perSecond) = (latencies.Total, latencies.Total / clock.Elapsed.TotalSeconds);
        CheckPersisted(cluster, count);
        return
        [
            new($"seconds for 5,000 reports of {options.Slots} slots", 5000 / perSecond, 1, "s"),
            // What a machine takes that has nothing else to do; all budgets of time leave a core to the head.
            new("the head's processor time of a report", processor.TotalMilliseconds / count, 0.2, "ms"),
            new("report until its answer, median", latencies.Percentile(0.5), 50, "ms"),
            new("report until its answer, p99", latencies.Percentile(0.99), 50, "ms"),
        ];
    }

    // Counted when nothing is measured any more: who reads half a million rows takes the disk from who writes.
    private static void CheckPersisted(ProcessCluster cluster, long answered)
    {
        using var ledger = LedgerFile.Open(cluster.Database);
        var rows = ledger.Count("SELECT count(*) FROM epochs");
        if (answered == 0) { throw new Faults.CampaignException("No report was answered: the workers got no trial, or their head's log in --folder says more."); }

        if (rows < answered) { throw new Faults.CampaignException($"{answered} reports were answered, and {rows} are in the ledger."); }
    }

    private async Task<IReadOnlyList<Budget>> MeasureTrialsAsync(CancellationToken cancellation)
    {
        using var cluster = await StartAsync("trials.db", Sweep("trials", options.Trials, EpochsOfTrial), cancellation);
        var before = HeadUsage.Of(cluster.Head!.Id);
        using var workers = await PretendWorkers.StartAsync(cluster.Server, BookkeepingProcesses, BookkeepingSlots / BookkeepingProcesses, TimeSpan.Zero, cancellation);
        while (CountEnded(cluster) < options.Trials) { await Task.Delay(TimeSpan.FromSeconds(1), cancellation); }

        var after = HeadUsage.Of(cluster.Head!.Id);
        await workers.StopAsync(cancellation);
        var ends = ListEnds(cluster);
        var part = Math.Min(1000, ends.Count / 4);
        // Code is compiled in the first of them.
        var (first, last) = (Milliseconds(ends, part, part), Milliseconds(ends, ends.Count - part - 1, part));
        return
        [
            new($"bookkeeping of a trial of {EpochsOfTrial} reports", (double)(ends[^1] - ends[0]) / (ends.Count - 1), 2, "ms"),
            new("the head's processor time of a trial", (after.Processor - before.Processor).TotalMilliseconds / options.Trials, 2, "ms"),
            new($"a trial of the second {part} of {ends.Count}", first, 2, "ms"),
            new($"a trial of the last {part}", last, Math.Max(2, first * 1.2), "ms"),
            new($"the head's memory after {ends.Count} trials", after.PeakBytes / Megabyte, 1000, "MB"),
        ];
    }

    private async Task<IReadOnlyList<Budget>> MeasureRestartAsync(string database, CancellationToken cancellation)
    {
        using var cluster = ProcessCluster.Over(folder, Path.GetFullPath(database));
        var cold = await cluster.StartHeadAsync(TimeSpan.Zero, cancellation);
        await cluster.Head!.KillAsync();
        var warm = await cluster.StartHeadAsync(TimeSpan.Zero, cancellation);
        return
        [
            new("head answers after its start, the first time", cold.TotalSeconds, 10, "s"),
            new("head answers after kill -9", warm.TotalSeconds, 10, "s"),
            new("the head's memory then", HeadUsage.Of(cluster.Head!.Id).PeakBytes / Megabyte, 1000, "MB"),
        ];
    }

    private async Task<ProcessCluster> StartAsync(string database, string sweep, CancellationToken cancellation)
    {
        var cluster = ProcessCluster.Over(folder, Path.Combine(folder, database));
        await cluster.StartHeadAsync(TimeSpan.Zero, cancellation);
        var file = Path.Combine(folder, database + ".yaml");
        await File.WriteAllTextAsync(file, sweep, cancellation);
        var submitted = await cluster.RunAsync(cancellation, "run", file, "--detach");
        return submitted.ExitCode == 0 ? cluster : throw new Faults.CampaignException($"The load was not taken: {submitted.Errors}");
    }

    private static long CountEnded(ProcessCluster cluster)
    {
        using var ledger = LedgerFile.Open(cluster.Database);
        return ledger.Count("SELECT count(*) FROM trials WHERE state = 'Completed'");
    }

    private static List<long> ListEnds(ProcessCluster cluster)
    {
        using var ledger = LedgerFile.Open(cluster.Database);
        return ledger.List("SELECT ended_at FROM trials ORDER BY ended_at", row => row.GetInt64(0));
    }

    private static double Milliseconds(List<long> ends, int from, int count) => (double)(ends[from + count] - ends[from]) / count;
}
