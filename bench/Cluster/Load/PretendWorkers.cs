using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Orchestrator.Bench.Cluster.Load;

/// <summary>Several processes of pretend workers. Disposing kills those that still run.</summary>
internal sealed class PretendWorkers : IDisposable
{
    private readonly List<Process> _processes = [];

    /// <summary>Starts them and waits until all have joined.</summary>
    public static async Task<PretendWorkers> StartAsync(string server, int processes, int slotsOfEach, TimeSpan pace, CancellationToken cancellation)
    {
        var workers = new PretendWorkers();
        for (var number = 0; number < processes; number++) { workers._processes.Add(Start(server, slotsOfEach, pace, number)); }

        foreach (var process in workers._processes)
        {
            while (await process.StandardError.ReadLineAsync(cancellation) is { } line && line != "pretends") { await Console.Error.WriteLineAsync(line); }

            _ = process.StandardError.ReadToEndAsync(cancellation);
        }

        return workers;
    }

    /// <summary>Lets all forget what they measured.</summary>
    public void Measure()
    {
        foreach (var process in _processes) { process.StandardInput.WriteLine("measure"); }
    }

    /// <summary>Ends all.</summary>
    /// <returns>What they measured together.</returns>
    public async Task<Latencies> StopAsync(CancellationToken cancellation)
    {
        var all = new Latencies();
        foreach (var process in _processes)
        {
            await process.StandardInput.WriteLineAsync("stop");
            var counts = JsonSerializer.Deserialize<int[][]>(await process.StandardOutput.ReadLineAsync(cancellation) ?? "[]")!;
            foreach (var count in counts) { all.Add(count[0], count[1]); }

            await process.WaitForExitAsync(cancellation);
        }

        return all;
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            if (!process.HasExited) { process.Kill(); }

            process.Dispose();
        }
    }

    private static Process Start(string server, int slots, TimeSpan pace, int number)
    {
        var milliseconds = pace.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        return Process.Start(new ProcessStartInfo(
            Environment.ProcessPath!, ["cluster", "--pretend", server, "--slots", $"{slots}", "--pace", milliseconds, "--name", $"pretend{number}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }
}
