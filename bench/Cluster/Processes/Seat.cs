using Orchestrator.Bench.Cluster.Faults;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>A place for a worker, with folders and a network of its own: whatever ends the worker, the next one sits here.</summary>
/// <param name="index">From 0.</param>
/// <param name="cluster">The cluster.</param>
internal sealed class Seat(int index, ProcessCluster cluster) : IDisposable
{
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(cluster.Folder, $"worker{index}")).FullName;

    public int Index => index;

    public string Name => $"w{index}";

    public ChildProcess? Worker { get; private set; }

    /// <summary>The id that the worker drew, or null where none has joined yet.</summary>
    public string? WorkerId { get; private set; }

    /// <summary>Where the worker keeps checkpoints on their way.</summary>
    public string TemporaryFolder => Directory.CreateDirectory(Path.Combine(_folder, "tmp")).FullName;

    /// <summary>One fault at a time.</summary>
    public SemaphoreSlim Free { get; } = new(1);

    /// <summary>Starts a worker and waits until it trains or the head turns out to be away.</summary>
    /// <param name="slots">How many slots it has.</param>
    /// <param name="clockBack">How far its clock is behind.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task StartAsync(int slots, TimeSpan clockBack, CancellationToken cancellation)
    {
        Worker?.Dispose();
        var variables = Clock.SetBack(clockBack);
        variables["XDG_CACHE_HOME"] = Path.Combine(_folder, "cache");
        variables["TMPDIR"] = TemporaryFolder;
        Worker = ChildProcess.Start(
            _folder,
            [.. cluster.Network?.Inside(index) ?? [], Executable.Path, "worker", "--head", cluster.Server, "--slots", $"{slots}", "--name", Name,
                .. cluster.Tokens is { } tokens ? ["--token-file", tokens.JoinFile, "--state-dir", Path.Combine(_folder, "state")] : Array.Empty<string>()],
            variables,
            Path.Combine(_folder, "log.txt"));
        if (await Worker.WaitForLineAsync($"Worker {Name} (", cancellation) is not { } line)
        {
            throw new CampaignException($"Worker {Name} ended at its start: {Worker.Errors}");
        }

        WorkerId = line.Split('(', ')')[1];
    }

    public void Dispose()
    {
        Worker?.Dispose();
        Free.Dispose();
    }
}
