using System.Net;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Models.Data;
using Orchestrator.Models.Native;
using Orchestrator.Silo.Cluster.Files;
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
        OomScore.Raise();
        var credential = await WorkerAccess.OpenAsync(request, TimeProvider.System, interrupted);
        var access = WorkerAccess.Of(credential);
        using var head = HeadClient.Create(request.Head, "--head", access);
        var joined = await JoinAsync(head, request, interrupted);
        using var folder = new WorkerFolder();
        await using var log = WorkerLog.Create(request.IsVerbose);
        using var loggers = new SerilogLoggerFactory(log);
        var (time, id, store, checkpoints) = (TimeProvider.System, WorkerId.Draw(credential?.Member), new DataSetStore(), new CheckpointStore(folder.Checkpoints));
        using var transfers = HeadClient.Create(request.Head, "--head", access, Timeout.InfiniteTimeSpan);
        using var files = new HttpTrialFiles(transfers, store, new DataSetFiles(UserCache.Folder("data-sets")), checkpoints);
        using var pool = new SlotPool(id, request.Slots, EnvironmentRecord.ToJson(), new TorchTrialRunner(store, checkpoints, time, MemoryLimit.OfProcess))
        {
            Labels = request.Labels,
            GpuSlots = Math.Min(request.Slots, request.GpuSlots ?? TorchDevices.CudaCount),
            Room = new(MemoryLimit.OfProcess, store, new SystemMemory()),
        };
        pool.Noticed += (trial, notice) => Console.Error.WriteLine($"trial {trial} {notice}");
        var grains = new GrainAccess { IsRemote = true };
        using var silo = new SiloSupervisor(death => WorkerHost.Build(request, joined, head, credential, pool, death, log), grains, loggers.CreateLogger<SiloSupervisor>());
        using var agents = new SlotAgentService(pool, grains, files, time, loggers);
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

        return ExitCode.Ok;
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

    private static Task<JoinAnswer> JoinAsync(HttpClient head, WorkerRequest request, CancellationToken interrupted) => HeadWait.ForAsync(head.BaseAddress!, async () =>
    {
        using var answer = await head.PostAsJsonAsync(
            $"{ClusterContract.Root}/join", new JoinRequest(request.Name, ClusterContract.Version, EnvironmentRecord.Release), ClusterContract.Json, interrupted);
        if (answer.IsSuccessStatusCode) { return (await answer.Content.ReadFromJsonAsync<JoinAnswer>(ClusterContract.Json, interrupted))!; }

        throw new CommandException(
            answer.StatusCode == HttpStatusCode.Conflict ? ExitCode.StateConflict : ExitCode.Failed,
            await HeadClient.ReadProblemAsync(answer, interrupted));
    }, interrupted);
}
