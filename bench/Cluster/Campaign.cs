using Microsoft.Data.Sqlite;
using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Faults;
using Orchestrator.Bench.Cluster.Processes;

namespace Orchestrator.Bench.Cluster;

/// <summary>Sweeps on a cluster of real processes, and faults that are drawn from a seed; then whether anything was lost, doubled or changed.</summary>
internal sealed class Campaign(CampaignOptions options, TimeProvider time)
{
    private const int Newcomers = 2;
    private const int SlotsOfWorker = 1;

    /// <summary>More than one at a time, so that they share slots and a small rest of one does not leave workers idle.</summary>
    private const int SweepsAtOnce = 2;

    private static readonly TimeSpan EndPatience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookWait = TimeSpan.FromSeconds(1);

    private readonly List<Injection> _injections = [];
    private readonly List<string> _violations = [];

    /// <summary>Runs the campaign.</summary>
    public async Task<CampaignReport> RunAsync(CancellationToken cancellation)
    {
        foreach (var sweep in options.Sweeps) { await File.WriteAllTextAsync(sweep.FileIn(options.Folder), sweep.Source, cancellation); }

        Say("Undisturbed runs on one worker");
        var digests = await UndisturbedRuns.DigestAsync(options.Folder, options.Sweeps, cancellation);
        var (kinds, leftOut) = ChooseKinds();
        var hasRoot = options.UsesRoot && Network.FindObstacle() is null;
        using var network = hasRoot ? Network.Create(options.Workers + Newcomers) : null;
        using var disk = kinds.Any(kind => kind.Kind == FaultKind.FillDisk) ? SmallDisk.Mount(Path.Combine(options.Folder, "disk"), options.Length) : null;
        using var cluster = await ProcessCluster.StartAsync(options.Folder, options.Workers, SlotsOfWorker, Newcomers, network, disk, options.HasTls, cancellation);
        var plan = FaultPlan.Draw(options.Seed, options.Faults, options.Length, options.Workers, kinds);
        await RunAsync(cluster, plan, cancellation);
        var checks = new CampaignChecks(cluster, digests);
        _violations.AddRange(await checks.ListViolationsAsync(cancellation));
        return CampaignReport.Of(options, leftOut, [.. _injections.OrderBy(one => one.Begun)], Recovery.Read(cluster.Database, _injections), _violations);
    }

    private (IReadOnlyList<FaultDefinition> Kinds, IReadOnlyList<LeftOut> LeftOut) ChooseKinds()
    {
        var obstacles = FaultCatalog.All.ToDictionary(
            kind => kind, kind => kind.FindObstacle is null ? null : options.UsesRoot ? kind.FindObstacle() : "left to longer campaigns");
        return (
            [.. obstacles.Where(pair => pair.Value is null).Select(pair => pair.Key)],
            [.. obstacles.Where(pair => pair.Value is not null).Select(pair => new LeftOut(pair.Key.Word, pair.Value!))]);
    }

    private async Task RunAsync(ProcessCluster cluster, IReadOnlyList<Fault> plan, CancellationToken cancellation)
    {
        using var injector = new FaultInjector(cluster, options.Workers, SlotsOfWorker, time);
        using var over = new CancellationTokenSource();
        var submitting = KeepBusyAsync(cluster, over.Token, cancellation);
        await WaitForTrainingAsync(cluster.Database, cancellation);
        var begun = time.GetTimestamp();
        await Task.WhenAll(plan.Select(fault => InjectAsync(injector, fault, begun, cancellation)));
        Say("The last fault is mended: what runs may end");
        await over.CancelAsync();
        await submitting;
        await WaitForEndsAsync(cluster, cancellation);
    }

    // A fault that meets nobody who trains shows nothing.
    private async Task WaitForTrainingAsync(string database, CancellationToken cancellation)
    {
        for (var start = time.GetTimestamp(); !HasEpoch(database); await Task.Delay(LookWait, time, cancellation))
        {
            if (time.GetElapsedTime(start) > EndPatience) { throw new CampaignException("No sweep began to train."); }
        }
    }

    private static bool HasEpoch(string database)
    {
        using var ledger = LedgerFile.Open(database);
        return ledger.Count("SELECT count(*) FROM epochs") > 0;
    }

    private async Task InjectAsync(FaultInjector injector, Fault fault, long begun, CancellationToken cancellation)
    {
        var wait = fault.At - time.GetElapsedTime(begun);
        if (wait > TimeSpan.Zero) { await Task.Delay(wait, time, cancellation); }

        try
        {
            var injection = await injector.InjectAsync(fault, cancellation);
            lock (_injections) { _injections.Add(injection); }

            Say($"{fault.Number + 1}: {fault.Definition.Word} of {fault.Time.TotalSeconds:F1} s{(injection.WorkerId is { } worker ? $", {worker}" : "")}, begun {injection.Begun:HH:mm:ss}");
        }
        catch (CampaignException exception)
        {
            lock (_violations) { _violations.Add($"fault {fault.Number + 1}, {fault.Definition.Word}: {exception.Message}"); }
        }
    }

    private async Task KeepBusyAsync(ProcessCluster cluster, CancellationToken over, CancellationToken cancellation)
    {
        for (var next = 0; !over.IsCancellationRequested; await DelayAsync(over))
        {
            var sweep = options.Sweeps[next % options.Sweeps.Count];
            if (FindUnfinished(cluster.Database) is not { } running || running.Count >= SweepsAtOnce || running.Contains(sweep.Name)) { continue; }

            // The same command again finds the sweep that it began, so an answer that was lost starts nothing twice.
            var submitted = await cluster.RunAsync(cancellation, "run", sweep.FileIn(options.Folder), "--detach");
            if (submitted.ExitCode == 0) { next++; }
        }
    }

    private async Task WaitForEndsAsync(ProcessCluster cluster, CancellationToken cancellation)
    {
        for (var start = time.GetTimestamp(); ; await Task.Delay(LookWait, time, cancellation))
        {
            var running = FindUnfinished(cluster.Database);
            if (running is { Count: 0 }) { return; }

            if (time.GetElapsedTime(start) < EndPatience) { continue; }

            _violations.Add($"{string.Join(", ", running ?? ["what cannot be read"])} did not end within {EndPatience.TotalMinutes:F0} minutes after the last fault");
            return;
        }
    }

    // Null where it cannot be read now: on a disk without a free byte a reader finds no room for its index of the log.
    private static List<string>? FindUnfinished(string database)
    {
        try
        {
            using var ledger = LedgerFile.Open(database);
            return ledger.List(
                "SELECT name FROM experiments WHERE state NOT IN ('Completed', 'Stopped', 'Canceled', 'Failed')", row => row.GetString(0));
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private async Task DelayAsync(CancellationToken over)
    {
        try
        {
            await Task.Delay(LookWait, time, over);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }

    private void Say(string text) => Console.Error.WriteLine($"{time.GetUtcNow():HH:mm:ss} {text}");
}
