using System.Net;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;
using Orchestrator.Silo.Cluster.Files;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Security;
using Serilog.Extensions.Logging;

namespace Orchestrator.Silo.Cluster;

/// <summary>
/// A <c>worker</c> from its start to its end. Slots, agents and heartbeats belong to the process; its silo is built anew as often as the
/// cluster declares it dead.
/// </summary>
internal static class WorkerSession
{
    private static readonly TimeSpan EpochPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LeavePatience = TimeSpan.FromSeconds(9);

    /// <param name="request">How to work.</param>
    /// <param name="interrupted">Asks it to leave.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(WorkerRequest request, CancellationToken interrupted)
    {
        LoadedTorch.Ensure();
        CheckGpuSlots(request.GpuSlots, TorchDevices.CudaCount);
        OomScore.Raise();
        var credential = await WorkerAccess.OpenAsync(request, TimeProvider.System, interrupted);
        var access = WorkerAccess.Of(credential);
        using var head = HeadClient.Create(request.Head, "--head", access);
        var joined = await JoinAsync(head, request, interrupted);
        await using var server = await OpenServerAsync(request.Cluster ?? joined.Membership, joined.ClusterId, interrupted);
        // The head guards its own table itself.
        MembershipTable members = server is null ? new HttpMembershipTable(head) : new HeadRowGuard(server.Table, isHead: false);
        using var folder = new WorkerFolder();
        await using var log = WorkerLog.Create(request.IsVerbose);
        using var loggers = new SerilogLoggerFactory(log);
        var (time, id, store, checkpoints) = (TimeProvider.System, WorkerId.Draw(credential?.Member), new DataSetStore(), new CheckpointStore(folder.Checkpoints));
        using var transfers = HeadClient.Create(request.Head, "--head", access, Timeout.InfiniteTimeSpan);
        using var files = new HttpTrialFiles(transfers, store, new DataSetFiles(UserCache.Folder("data-sets")), checkpoints);
        var room = new TrialRoom(MemoryLimit.OfProcess, store, new SystemMemory(time));
        using var pool = new SlotPool(id, request.Slots, EnvironmentRecord.ToJson(), new TorchTrialRunner(store, checkpoints, time, MemoryLimit.OfProcess))
        {
            Labels = request.Labels,
            GpuSlots = Math.Min(request.Slots, request.GpuSlots ?? TorchDevices.CudaCount),
            Room = room,
            Meter = LoadMeter.OfProcess(room, time),
        };
        pool.Noticed += (trial, notice) => Console.Error.WriteLine($"trial {trial} {notice}");
        var grains = new GrainAccess { IsRemote = true };
        CommandException? refused = null;
        async Task<IHost> JoinAgainAsync(SiloDeath death, CancellationToken stop)
        {
            // The head may have been replaced since the last silo joined.
            try
            {
                RequireSameCluster(joined, await JoinAsync(head, request, stop));
            }
            catch (CommandException refusal)
            {
                if (refused is null) { Leave(); }

                refused = refusal;
                throw;
            }

            return WorkerHost.Build(request, joined, head.BaseAddress!, members, credential, pool, death, log);
        }

        using var silo = new SiloSupervisor(JoinAgainAsync, grains, loggers.CreateLogger<SiloSupervisor>());
        using var agents = new SlotAgentService(pool, grains, new ReportCarrier(grains), files, time, loggers);
        void Leave()
        {
            Console.Error.WriteLine("Leaving: epochs that need less than 5 s more end, others are dropped; leases go back.");
            pool.Drain(EpochPatience);
        }

        using var heartbeat = new HeartbeatService(request.Name, pool, grains, Leave, time, loggers.CreateLogger<HeartbeatService>());
        using var registration = interrupted.Register(Leave);
        using var renewal = credential is null ? null : new CertificateRenewal(head, credential, time, loggers.CreateLogger<CertificateRenewal>());
        if (renewal is not null) { await renewal.StartAsync(CancellationToken.None); }

        foreach (var service in (IHostedService[])[silo, agents, heartbeat]) { await service.StartAsync(CancellationToken.None); }

        Console.Error.WriteLine($"Worker {request.Name} ({id}) trains for {head.BaseAddress} in {Words.Count(request.Slots, "slot")} - Ctrl-C leaves.");
        await LeftAsync(pool, agents.Idle, time);
        await heartbeat.SayGoodbyeAsync();
        if (renewal is not null) { await renewal.StopAsync(CancellationToken.None); }

        foreach (var service in (IHostedService[])[heartbeat, agents, silo]) { await service.StopAsync(CancellationToken.None); }

        if (heartbeat.Refusal is { } mismatch) { refused ??= new(ExitCode.StateConflict, $"{mismatch}."); }

        return refused is null ? ExitCode.Ok : throw refused;
    }

    /// <summary>Returns when every lease has gone back; a head that is away is not waited for longer than a drain may take.</summary>
    private static async Task LeftAsync(SlotPool pool, Task idle, TimeProvider time)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(250), time);
        long? since = null;
        while (!idle.IsCompleted && !(since is { } start && time.GetElapsedTime(start) > LeavePatience))
        {
            await Task.WhenAny(idle, timer.WaitForNextTickAsync(CancellationToken.None).AsTask());
            since = pool.IsDraining ? since ?? time.GetTimestamp() : null;
        }

        if (idle.IsCompleted) { await idle; }
    }

    /// <summary>The server that keeps the membership table, or null where the head does.</summary>
    private static async Task<ServerMembership?> OpenServerAsync(string? address, string clusterId, CancellationToken interrupted)
    {
        if (address is null) { return null; }

        try
        {
            MembershipServer.TryParse(address, out var server);
            return await ServerMembership.OpenAsync(
                server ?? throw new CommandException(ExitCode.Failed, "The head names a membership server that this version does not know."), clusterId, isHead: false, interrupted);
        }
        catch (MembershipServerException exception)
        {
            throw new CommandException(ExitCode.Unreachable, $"{exception.Message} Where this machine reaches it by another address, say so by --cluster.");
        }
    }

    /// <summary>Slots said to be of GPUs that are not there would fail every trial that is given to them.</summary>
    /// <exception cref="CommandException">There is no GPU.</exception>
    internal static void CheckGpuSlots(int? asked, int gpus)
    {
        if (asked > 0 && gpus == 0)
        {
            throw new CommandException(ExitCode.InvalidInput,
                $"--gpu-slots {asked}: libtorch finds no GPU here; 'orchestrator doctor' says which libtorch it is. Leave the option out, or say 0.");
        }
    }

    private static Task<JoinAnswer> JoinAsync(HttpClient head, WorkerRequest request, CancellationToken interrupted) => HeadWait.ForAsync(head.BaseAddress!, async () =>
    {
        using var answer = await head.PostAsJsonAsync(
            $"{ClusterContract.Root}/join", new JoinRequest(request.Name, WorkerContract.Version, EnvironmentRecord.Release), ClusterContract.Json, interrupted);
        if (answer.IsSuccessStatusCode) { return (await answer.Content.ReadFromJsonAsync<JoinAnswer>(ClusterContract.Json, interrupted))!; }

        // A head that has trouble is waited for like one that is away.
        if (answer.StatusCode >= HttpStatusCode.InternalServerError) { throw new HttpRequestException($"it answers {(int)answer.StatusCode}"); }

        throw await HeadRefusal.ReadAsync(answer, interrupted);
    }, interrupted);

    private static void RequireSameCluster(JoinAnswer before, JoinAnswer now)
    {
        if ((now.ClusterId, now.Membership) != (before.ClusterId, before.Membership))
        {
            throw new CommandException(ExitCode.StateConflict, "The head keeps its membership table elsewhere since it was restarted: start this worker again.");
        }
    }
}
