using System.Net;
using System.Net.Sockets;

namespace Orchestrator.EndToEnd.Tests;

/// <summary>A head and its workers as processes on loopback, as users start them. Disposing kills those that still run.</summary>
internal sealed class HeadAndWorkers : IDisposable
{
    private readonly Workplace _workplace;
    private readonly List<OrchestratorProcess> _workers = [];
    private readonly int _port = FindPort();

    private readonly string? _membership;

    private HeadAndWorkers(Workplace workplace, string? membership) =>
        (_workplace, _membership, Head) = (workplace, membership, StartHead(workplace, _port, membership));

    public OrchestratorProcess Head { get; private set; }

    public string Server => $"http://127.0.0.1:{_port}";

    public static Task<HeadAndWorkers> StartAsync(Workplace workplace, params IEnumerable<string> workers) => StartWithAsync(workplace, null, workers);

    /// <param name="workplace">The folder.</param>
    /// <param name="membership">The server that keeps the membership table, or null for the head.</param>
    /// <param name="workers">Their names.</param>
    public static async Task<HeadAndWorkers> StartWithAsync(Workplace workplace, string? membership, params IEnumerable<string> workers)
    {
        var cluster = new HeadAndWorkers(workplace, membership);
        await cluster.Head.WaitForLineAsync("workers join with");
        await Task.WhenAll(workers.Select(cluster.AddWorkerAsync));
        return cluster;
    }

    public async Task<OrchestratorProcess> AddWorkerAsync(string name)
    {
        var worker = OrchestratorProcess.Start(_workplace.Folder, "worker", "--head", Server, "--slots", "1", "--name", name);
        _workers.Add(worker);
        await worker.WaitForLineAsync("trains for");
        return worker;
    }

    /// <summary>Starts the head again, on the same database and address.</summary>
    public async Task RestartHeadAsync()
    {
        Head.Dispose();
        Head = StartHead(_workplace, _port, _membership);
        await Head.WaitForLineAsync("workers join with");
    }

    public OrchestratorProcess Worker(int index) => _workers[index];

    public Task<OrchestratorProcess.Ended> RunAsync(params IEnumerable<string> arguments) => _workplace.RunAsync([.. arguments, "--server", Server]);

    public OrchestratorProcess StartRun(params IEnumerable<string> arguments) =>
        OrchestratorProcess.Start(_workplace.Folder, ["run", "sweep.yaml", "--server", Server, .. arguments]);

    public void Dispose()
    {
        foreach (var worker in _workers) { worker.Dispose(); }

        Head.Dispose();
    }

    private static OrchestratorProcess StartHead(Workplace workplace, int port, string? membership)
    {
        string[] cluster = membership is null ? [] : ["--cluster", membership];
        return OrchestratorProcess.Start(workplace.Folder, ["head", "--listen", $"127.0.0.1:{port}", "--database", "head.db", .. cluster]);
    }

    private static int FindPort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
