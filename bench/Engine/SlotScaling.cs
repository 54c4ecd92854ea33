using System.Diagnostics;
using System.Globalization;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Engine;

/// <summary>
/// How much more several slots train than one: the same model on one thread and on several, in alternating pairs, by elapsed
/// time, so that it says something on an idle machine alone.
/// </summary>
internal static class SlotScaling
{
    private const int Pairs = 7;

    /// <summary>Prints a row for each model.</summary>
    /// <param name="models">Their names.</param>
    /// <param name="slots">Threads, at least two.</param>
    /// <param name="seconds">Of each measurement.</param>
    /// <param name="place">cpu, cuda or cuda:N.</param>
    public static void Print(IReadOnlyList<string> models, int slots, double seconds, string place)
    {
        TorchRuntime.EnsureLoaded();
        var data = DataSetLoader.Load(new("digits"));
        Console.WriteLine($"| model | {slots} slots / one slot | of {slots} | spread |");
        Console.WriteLine("|---|---:|---:|---:|");
        foreach (var model in models)
        {
            Measure(model, 1, seconds, data, place);
            Measure(model, slots, seconds, data, place);
            var ratios = Enumerable.Range(0, Pairs)
                .Select(_ => (One: Measure(model, 1, seconds, data, place), All: Measure(model, slots, seconds, data, place)))
                .Select(pair => pair.All / pair.One).Order().ToArray();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {model} | {ratios[Pairs / 2]:F2} | {ratios[Pairs / 2] / slots:P0} | {ratios[0]:F2} to {ratios[^1]:F2} |"));
        }
    }

    /// <summary>Images per elapsed second of all threads together.</summary>
    private static double Measure(string model, int slots, double seconds, ImageDataSet data, string place)
    {
        using var start = new Barrier(slots);
        var speeds = new double[slots];
        Thread[] threads = [.. Enumerable.Range(0, slots).Select(slot => new Thread(() => speeds[slot] = Train(model, seconds, data, TorchDevices.OfSlot(place, slot), start)))];
        foreach (var thread in threads) { thread.Start(); }

        foreach (var thread in threads) { thread.Join(); }

        return speeds.Sum();
    }

    // A trainer is bound to the thread that makes it.
    private static double Train(string model, double seconds, ImageDataSet data, string place, Barrier start)
    {
        using var contestant = new Contestant(model, isEager: false, data, place);
        contestant.Run(seconds / 4);
        start.SignalAndWait();
        var (before, watch) = (contestant.Trained, Stopwatch.StartNew());
        while (watch.Elapsed.TotalSeconds < seconds) { contestant.Run(seconds / 20); }

        return (contestant.Trained - before) / watch.Elapsed.TotalSeconds;
    }
}
