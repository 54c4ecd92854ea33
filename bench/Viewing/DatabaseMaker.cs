using System.Diagnostics;
using System.Globalization;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Bench.Viewing;

/// <summary>Makes a large database through the ledger, as runs do.</summary>
internal static class DatabaseMaker
{
    // Enough to keep the writer's transactions full; each append holds one trial.
    private const int InFlight = 256;
    private const int WithEverySample = 60;
    private const int Unfinished = 2;

    public static async Task<int> MakeAsync(string path, int trials, int epochs, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var start = TimeProvider.System.GetUtcNow().AddDays(-2);
        using (var owner = DatabaseOwner.Open(path, new(Environment.ProcessId, null), new SteppedClock(start, TimeSpan.FromSeconds(30))))
        {
            await using var ledger = owner.OpenLedger();
            await ledger.AppendAsync(
            [
                new ExperimentCreated(MadeSweep.Id, MadeSweep.Spec(trials, epochs), new string('b', 64), "name: made-sweep", trials),
                new ExperimentStateChanged(MadeSweep.Id, ExperimentState.Pending, ExperimentState.Running, "a slot is free"),
            ]);
            await AppendAsync(ledger, trials, epochs, cancellation);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{path}: {trials:N0} trials, {new FileInfo(path).Length / 1e6:N0} MB, in {clock.Elapsed.TotalSeconds:N0} s"));
        return 0;
    }

    private static async Task AppendAsync(SqliteLedger ledger, int trials, int epochs, CancellationToken cancellation)
    {
        var images = new MadeImages();
        var waiting = new Queue<Task<AppendResult>>();
        for (var number = 0; number < trials; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            var trial = new MadeTrial(number, images);
            waiting.Enqueue(ledger.AppendAsync(
                number < trials - Unfinished ? trial.Events(epochs, number < WithEverySample) : trial.Unfinished(epochs)));
            if (waiting.Count >= InFlight) { Check(await waiting.Dequeue()); }
        }

        foreach (var last in await Task.WhenAll(waiting)) { Check(last); }
    }

    private static void Check(AppendResult result)
    {
        if (result != AppendResult.Accepted) { throw new InvalidOperationException($"A made trial was {result}."); }
    }
}
