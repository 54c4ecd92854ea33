using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Threading.Channels;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>The executable as users start it. Disposing kills it if it still runs.</summary>
internal sealed class OrchestratorProcess : IDisposable
{
    private readonly Process _process;
    private readonly Channel<string> _errorLines = Channel.CreateUnbounded<string>();
    private readonly ConcurrentQueue<string> _allErrors = [];
    private readonly Task<string> _output;
    private readonly Task _errors;

    private OrchestratorProcess(ProcessStartInfo start)
    {
        // Code that is compiled at the start is then not mapped twice: a sixth less work for each of the many starts.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _errors = ReadErrorsAsync();
    }

    public string Errors => string.Join('\n', _allErrors);

    public static string Executable { get; } = Path.GetFullPath(Path.Combine(
        Path.GetDirectoryName(Assembly.GetExecutingAssembly().Location)!, "..", "..", "Silo", "release", "orchestrator"));

    public static OrchestratorProcess Start(string folder, params IEnumerable<string> arguments) =>
        new(new(Executable, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true });

    public static OrchestratorProcess StartShell(string folder, string command) =>
        new(new("bash", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true });

    public static async Task<Ended> RunAsync(string folder, params IEnumerable<string> arguments)
    {
        using var process = Start(folder, arguments);
        return await process.WaitAsync();
    }

    public static async Task<Ended> RunShellAsync(string folder, string command)
    {
        using var process = StartShell(folder, command);
        return await process.WaitAsync();
    }

    /// <summary>Waits for the end.</summary>
    public async Task<Ended> WaitAsync()
    {
        await Patience.WaitAsync(EndAsync(), () => $"the end of the process:\n{Errors}");
        return new(_process.ExitCode, await _output, Errors);
    }

    /// <summary>Waits for the <paramref name="count"/>-th further line of standard error that holds <paramref name="text"/>.</summary>
    public Task WaitForLineAsync(string text, int count = 1) => Patience.WaitAsync(ReadToLineAsync(text, count), () => $"the line '{text}':\n{Errors}");

    /// <summary>Ends the process as the kernel does when memory is short: it can do nothing about it.</summary>
    public void KillNow() => Signal("KILL");

    public void Signal(string name) => Process.Start("kill", [$"-{name}", _process.Id.ToString()]).WaitForExit();

    public void Dispose()
    {
        if (!_process.HasExited) { _process.Kill(entireProcessTree: true); }

        _process.Dispose();
    }

    private async Task EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await _errors;
        await _output;
    }

    private async Task ReadToLineAsync(string text, int count)
    {
        await foreach (var line in _errorLines.Reader.ReadAllAsync(TestContext.Current.CancellationToken))
        {
            if (line.Contains(text, StringComparison.Ordinal) && --count == 0) { return; }
        }

        Assert.Fail($"The process ended without the line '{text}':\n{Errors}");
    }

    private async Task ReadErrorsAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            _allErrors.Enqueue(line);
            _errorLines.Writer.TryWrite(line);
        }

        _errorLines.Writer.Complete();
    }

    /// <summary>How a process ended.</summary>
    internal sealed record Ended(int ExitCode, string Output, string Errors);
}
