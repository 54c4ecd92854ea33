using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>A process that was started here. Disposing kills it if it still runs.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly Task<string> _output;
    private readonly Task _errors;

    private ChildProcess(Process process, string? log)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = ReadAsync(log);
    }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote to standard error so far.</summary>
    public string Errors => string.Join('\n', _lines);

    /// <summary>Starts a process.</summary>
    /// <param name="folder">Where it works.</param>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    /// <param name="log">A file to which standard error is added, or null.</param>
    public static ChildProcess Start(string folder, IEnumerable<string> command, IReadOnlyDictionary<string, string>? environment = null, string? log = null)
    {
        var words = command.ToList();
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) { start.Environment[name] = value; }

        return new(Process.Start(start)!, log);
    }

    /// <summary>Starts a process and waits for its end.</summary>
    public static async Task<Ended> RunAsync(string folder, IEnumerable<string> command, CancellationToken cancellation)
    {
        using var process = Start(folder, command);
        return await process.WaitAsync(cancellation);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ended> WaitAsync(CancellationToken cancellation)
    {
        await _process.WaitForExitAsync(cancellation);
        await _errors;
        return new(_process.ExitCode, await _output, Errors);
    }

    /// <summary>Waits for a line of standard error that holds <paramref name="text"/>.</summary>
    /// <returns>The line, or null where the process ended without it.</returns>
    public async Task<string?> WaitForLineAsync(string text, CancellationToken cancellation)
    {
        while (true)
        {
            var hasExited = _errors.IsCompleted;
            if (_lines.FirstOrDefault(line => line.Contains(text, StringComparison.Ordinal)) is { } found) { return found; }

            if (hasExited) { return null; }

            await Task.Delay(20, cancellation);
        }
    }

    /// <summary>Sends a signal by its name, such as <c>KILL</c>; one to a process that has ended is no fault.</summary>
    public void Signal(string name)
    {
        using var kill = Process.Start(new ProcessStartInfo("kill", [$"-{name}", Id.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardError = true })!;
        kill.WaitForExit();
    }

    /// <summary>Ends it as the kernel does when memory is short: it can do nothing about it. Returns when it has ended.</summary>
    public async Task KillAsync()
    {
        Signal("KILL");
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited) { _process.Kill(entireProcessTree: true); }

        _process.Dispose();
    }

    private async Task ReadAsync(string? log)
    {
        await using var file = log is null ? null : new StreamWriter(log, append: true) { AutoFlush = true };
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _lines.Enqueue(line);
            if (file is not null) { await file.WriteLineAsync(line); }
        }
    }

    /// <summary>How a process ended.</summary>
    internal sealed record Ended(int ExitCode, string Output, string Errors);
}
