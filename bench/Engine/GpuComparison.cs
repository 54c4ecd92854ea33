using System.Globalization;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Engine;

/// <summary>
/// A GPU against one core of this machine: the eager way on the GPU, the fast way on the core, and PyTorch on the GPU, in rounds, so that what
/// else the machine does slows all of them alike.
/// </summary>
internal static class GpuComparison
{
    private const int Rounds = 7;

    /// <summary>Prints a row for each model.</summary>
    /// <param name="models">Their names.</param>
    /// <param name="place">cuda:N.</param>
    /// <param name="seconds">Of each contestant in each round.</param>
    /// <param name="python">A Python with PyTorch, or null.</param>
    public static void Print(IReadOnlyList<string> models, string place, double seconds, string? python)
    {
        TorchRuntime.EnsureLoaded();
        var data = DataSetLoader.Load(new("digits"));
        Console.WriteLine($"{Gpus.Names[TorchDevices.IndexOf(place)]}, {TorchRuntime.Describe()}");
        Console.WriteLine("| model | images/s on the GPU | over one core's fast way | over PyTorch on the GPU | spread |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        foreach (var model in models) { Console.WriteLine(Measure(model, place, seconds, python, data)); }
    }

    private static string Measure(string model, string place, double seconds, string? python, ImageDataSet data)
    {
        using var pytorch = python is null ? null : new PyTorchContestant(python, model, place);
        using var gpu = new Contestant(model, isEager: true, data, place);
        using var core = new Contestant(model, isEager: false, data);
        var rounds = Enumerable.Range(-1, Rounds + 1)
            .Select(_ => (Gpu: gpu.Run(seconds).ImagesPerSecond, Core: core.Run(seconds).ImagesPerSecond, PyTorch: pytorch?.Run(seconds)))
            .Skip(1).ToList();
        var speeds = rounds.Select(round => round.Gpu).ToList();
        return string.Create(CultureInfo.InvariantCulture,
            $"| {model} | {Median.Of(speeds):N0} | {Median.Of(rounds.Select(round => round.Gpu / round.Core)):F2} "
            + $"| {Median.Of(rounds.Select(round => round.Gpu / round.PyTorch ?? double.NaN)):F2} | {speeds.Max() / speeds.Min() - 1:P0} |");
    }
}
