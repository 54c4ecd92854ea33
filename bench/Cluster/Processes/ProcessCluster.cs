using System.Diagnostics;
using System.Net;
using Orchestrator.Bench.Cluster.Faults;

namespace Orchestrator.Bench.Cluster.Processes;

/// <summary>A head and its workers as processes of the built executable. Disposing kills what still runs.</summary>
internal sealed class ProcessCluster : IDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan RestartWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CallPatience = TimeSpan.FromSeconds(10);

    private readonly int _port;
    private readonly List<Seat> _seats = [];

    private ProcessCluster(string folder, Network? network, SmallDisk? disk, string? database = null)
    {
        (Folder, Network, Disk) = (folder, network, disk);
        Address = network?.Head ?? IPAddress.Loopback;
        _port = FreePort.Find(Address);
        Database = database ?? Path.Combine(disk?.Folder ?? folder, "head.db");
        Client = new HttpClient { BaseAddress = new(Server), Timeout = CallPatience };
    }

    public string Folder { get; }

    public Network? Network { get; }

    public SmallDisk? Disk { get; }

    public IPAddress Address { get; }

    public string Server => $"{(Tokens is null ? "http" : "https")}://{Address}:{_port}";

    /// <summary>What TLS needs, or null for a cluster without.</summary>
    public ClusterTokens? Tokens { get; private set; }

    public string Database { get; }

    public HttpClient Client { get; private set; }

    public ChildProcess? Head { get; private set; }

    /// <summary>How far the head's clock is behind.</summary>
    public TimeSpan HeadClockBack { get; private set; }

    public IReadOnlyList<Seat> Seats => _seats;

    private int HeadSlots { get; init; }

    /// <summary>One fault of the head at a time.</summary>
    public SemaphoreSlim HeadFree { get; } = new(1);

    /// <summary>A cluster over a database, on loopback; nothing of it runs yet.</summary>
    /// <param name="folder">Where everything lies.</param>
    /// <param name="database">The database, made where it is not there.</param>
    /// <param name="headSlots">Trials that train in the head itself.</param>
    public static ProcessCluster Over(string folder, string database, int headSlots = 0) => new(folder, null, null, database) { HeadSlots = headSlots };

    /// <summary>Starts a head and <paramref name="workers"/> workers, with more seats for those that join later.</summary>
    /// <param name="folder">Where everything lies.</param>
    /// <param name="workers">Workers.</param>
    /// <param name="slots">Slots of each.</param>
    /// <param name="moreSeats">Seats that are empty.</param>
    /// <param name="network">Networks of their own, or null for loopback.</param>
    /// <param name="disk">Where the database lies, or null for <paramref name="folder"/>.</param>
    /// <param name="hasTls">Whether all of it speaks TLS and joins by tokens.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<ProcessCluster> StartAsync(
        string folder, int workers, int slots, int moreSeats, Network? network, SmallDisk? disk, bool hasTls, CancellationToken cancellation)
    {
        var cluster = new ProcessCluster(folder, network, disk);
        try
        {
            if (hasTls) { await cluster.SecureAsync(cancellation); }

            await cluster.StartHeadAsync(TimeSpan.Zero, cancellation);
            cluster._seats.AddRange(Enumerable.Range(0, workers + moreSeats).Select(index => new Seat(index, cluster)));
            foreach (var seat in cluster.Seats.Take(workers)) { await seat.StartAsync(slots, TimeSpan.Zero, cancellation); }

            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Starts the head, on the same database and address as the one before; again, as a service manager does, where it ends at once.</summary>
    /// <returns>How long it took to answer.</returns>
    public async Task<TimeSpan> StartHeadAsync(TimeSpan clockBack, CancellationToken cancellation)
    {
        HeadClockBack = clockBack;
        var clock = Stopwatch.StartNew();
        LaunchHead();
        while (!await AnswersAsync(cancellation))
        {
            if (clock.Elapsed > StartPatience) { throw new CampaignException($"The head does not answer {StartPatience.TotalSeconds:F0} s after its start: {Head!.Errors}"); }

            await Task.Delay(Head!.HasExited ? RestartWait : LookWait, cancellation);
            if (Head.HasExited) { LaunchHead(); }
        }

        return clock.Elapsed;
    }

    private async Task SecureAsync(CancellationToken cancellation)
    {
        Tokens = await ClusterTokens.CreateAsync(Folder, Database, cancellation);
        Client.Dispose();
        Client = Tokens.Connect(Server, CallPatience);
    }

    private void LaunchHead()
    {
        Head?.Dispose();
        Head = ChildProcess.Start(
            Folder,
            [Executable.Path, "head", "--listen", $"{Address}:{_port}", "--database", Database, "--slots", $"{HeadSlots}", .. Tokens is not null ? ["--tls"] : Network is not null ? ["--insecure"] : Array.Empty<string>()],
            Clock.SetBack(HeadClockBack),
            Path.Combine(Folder, "head.log"));
    }

    /// <summary>Runs a verb of the executable against the head.</summary>
    public Task<ChildProcess.Ended> RunAsync(CancellationToken cancellation, params IEnumerable<string> arguments) =>
        ChildProcess.RunAsync(
            Folder, [Executable.Path, .. arguments, "--server", Server, .. Tokens is { } tokens ? ["--access-token-file", tokens.AccessFile] : Array.Empty<string>()], cancellation);

    public void Dispose()
    {
        Client.Dispose();
        foreach (var seat in _seats) { seat.Dispose(); }

        Head?.Dispose();
        HeadFree.Dispose();
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready", cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellation.IsCancellationRequested))
        {
            return false;
        }
    }
}
