using System.Net;
using System.Net.Sockets;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>A head and a worker that trust nobody without a token, as a user starts them.</summary>
public class TlsTests
{
    [Fact]
    public async Task Run_OnAHeadAndAWorkerOverTls_GivesTheDigestOfOneProcess()
    {
        using var workplace = new Workplace();
        var server = $"https://127.0.0.1:{FindPort()}";
        await MakeTokenAsync(workplace, "join.token");
        await MakeTokenAsync(workplace, "access.token", "--access");
        using var head = OrchestratorProcess.Start(workplace.Folder, "head", "--tls", "--listen", server["https://".Length..], "--database", "head.db");
        await head.WaitForLineAsync("workers join with");
        using var first = StartWorker(workplace, server, "--token-file", "join.token");
        await first.WaitForLineAsync("trains for");
        first.Signal("TERM");
        await first.WaitAsync();

        // Who has a certificate needs no token: the file that a service names may be empty since.
        await File.WriteAllTextAsync(Path.Combine(workplace.Folder, "join.token"), "", TestContext.Current.CancellationToken);
        using var again = StartWorker(workplace, server, "--token-file", "join.token");
        await again.WaitForLineAsync("trains for");
        var stranger = await workplace.RunAsync("run", "sweep.yaml", "--server", server);
        var run = await workplace.RunAsync("run", "sweep.yaml", "--server", server, "--access-token-file", "access.token");
        var command = await workplace.RunAsync("experiment", "set", "@last", "--weight", "2", "--database", "head.db");

        Assert.Equal(2, stranger.ExitCode);
        Assert.Contains("cluster token create --access", stranger.Errors, StringComparison.Ordinal);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.True(command.ExitCode is 0 or 4, command.Errors);
        Assert.Equal(await Undisturbed.ReadDigestAsync(workplace.Sweep), await workplace.ReadDigestAsync("head.db"));
    }

    private static OrchestratorProcess StartWorker(Workplace workplace, string server, params IEnumerable<string> more) => OrchestratorProcess.Start(
        workplace.Folder, ["worker", "--head", server, "--slots", "2", "--name", "one", "--state-dir", "state", .. more]);

    private static async Task MakeTokenAsync(Workplace workplace, string file, params IEnumerable<string> more)
    {
        var made = await workplace.RunAsync(["cluster", "token", "create", "--database", "head.db", .. more]);
        Assert.True(made.ExitCode == 0, made.Errors);
        await File.WriteAllTextAsync(Path.Combine(workplace.Folder, file), made.Output, TestContext.Current.CancellationToken);
    }

    private static int FindPort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
