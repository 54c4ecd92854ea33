using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Orchestrator.TestKit.Servers;

/// <summary>A server that a test starts; disposing ends it and waits for that.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServerProcess(Process process) => _process = process;

    /// <summary>A port that nobody listens on.</summary>
    public static int FindPort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(params string[] command)
    {
        using var process = Launch(command);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) { throw new InvalidOperationException($"{command[0]} ended with {process.ExitCode}: {await output}{await errors}"); }
    }

    /// <summary>Starts a server and returns when it takes connections on <paramref name="port"/>.</summary>
    /// <exception cref="InvalidOperationException">It ended, or took none in time.</exception>
    public static async Task<ServerProcess> StartAsync(int port, params string[] command)
    {
        var process = Launch(command);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await AnswersAsync(port))
        {
            if (process.HasExited || patience.IsCancellationRequested) { throw new InvalidOperationException($"{command[0]} takes no connections."); }

            await timer.WaitForNextTickAsync();
        }

        return new(process);
    }

    public void Dispose()
    {
        // Not the whole tree at once: postgres ends its own children, and waits for them.
        Process.Start("kill", ["-INT", $"{_process.Id}"]).WaitForExit();
        if (!_process.WaitForExit(Patience)) { _process.Kill(entireProcessTree: true); }

        _process.Dispose();
    }

    private static Process Launch(string[] command) => Process.Start(new ProcessStartInfo(command[0], command[1..])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<bool> AnswersAsync(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
