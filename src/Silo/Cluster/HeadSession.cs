using System.Net;
using System.Net.Sockets;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Models.Native;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster;

/// <summary>A <c>head</c> from its start to its end: it owns the database, and workers come and go.</summary>
internal static class HeadSession
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromSeconds(1);

    /// <param name="request">What to serve.</param>
    /// <param name="interrupted">Ends it.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(HeadRequest request, CancellationToken interrupted)
    {
        var time = TimeProvider.System;
        var broken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var owner = DatabaseOwner.Open(request.Database, new(Environment.ProcessId, request.Listener.Address.ToString()), time);
        await using var log = LogFile.Create(request.Database);
        await using var ledger = owner.OpenLedger(new() { OnHealthChanged = health => Tell(health, owner.Path, broken) });
        using var reader = owner.OpenReader();
        await using var members = await OpenMembersAsync(owner.Path, request.Cluster, interrupted);
        var (checkpoints, data, store) = (CheckpointStore.Beside(owner.Path), DataSetFiles.Beside(owner.Path), new DataSetStore());
        using var pool = request.Slots == 0 ? null : MakePool(request.Slots, store, checkpoints, time);
        using var secrets = request.Listener.Address.Scheme == Uri.UriSchemeHttps ? HeadSecrets.Beside(owner.Path, time) : null;
        var tls = secrets is null ? null : HeadTls.Create(secrets, request.Listener, time);
        await HeadTakeover.RunAsync(members.Table, AnswersAsync);
        var parts = new HeadParts(request, ledger, reader, members, checkpoints, data, store, pool, tls, log.Logger);
        await using var host = HeadHost.Build(parts);

        var unfinished = await host.Services.GetRequiredService<ExperimentOwner>().TakeUpAllAsync(
            worker => worker.StartsWith(HeadParts.WorkerPrefix, StringComparison.Ordinal),
            fault =>
            {
                log.Logger.Error(fault, "An experiment is left alone");
                Console.Error.WriteLine($"{fault.Message} It is left alone.");
            });
        await host.StartAsync(interrupted);
        secrets?.OwnerToken.Ensure();
        Say(request, unfinished.Count, log.Logger);
        await WaitAsync(broken.Task, interrupted);
        await StopAsync(host, pool);
        return ledger.Health is { IsBroken: true, Reason: { } reason } ? throw new LedgerException(reason) : ExitCode.Ok;
    }

    private static async Task<HeadMembership> OpenMembersAsync(string database, string? cluster, CancellationToken interrupted)
    {
        try
        {
            return await HeadMembership.OpenAsync(database, cluster, interrupted);
        }
        catch (MembershipServerException exception)
        {
            throw new CommandException(ExitCode.Unreachable, exception.Message);
        }
    }

    private static SlotPool MakePool(int slots, DataSetStore store, CheckpointStore checkpoints, TimeProvider time)
    {
        LoadedTorch.Ensure();
        var room = new TrialRoom(MemoryLimit.OfProcess, store, new SystemMemory(time));
        return new(HeadParts.WorkerPrefix + WorkerId.Draw(), slots, EnvironmentRecord.ToJson(), new TorchTrialRunner(store, checkpoints, time, MemoryLimit.OfProcess))
        {
            Room = room,
            Meter = LoadMeter.OfProcess(room, time),
            GpuSlots = Math.Min(slots, TorchDevices.CudaCount),
        };
    }

    private static void Say(HeadRequest request, int unfinished, Serilog.ILogger log)
    {
        var address = request.Listener.Address;
        var isTls = address.Scheme == Uri.UriSchemeHttps;
        if (!isTls && !address.IsLoopback)
        {
            log.Warning("Listens on {Address} without TLS and asks nobody who they are, as --insecure says", address);
            Console.Error.WriteLine("--insecure: no TLS, and nobody is asked who they are. Whoever reaches this address, or the ports among silos, can run code on every worker.");
        }

        if (request.Cluster is not null && !isTls)
        {
            Console.Error.WriteLine("Without TLS the membership server's address, with its password, is told to whoever asks at this address.");
        }

        Console.Error.WriteLine($"{Path.GetFullPath(request.Database)} at {address} - Ctrl-C ends it.");
        if (isTls) { Console.Error.WriteLine($"  tokens come from   orchestrator cluster token create [--access] --database {Invocation.Quote(request.Database)}"); }

        Console.Error.WriteLine($"  workers join with  orchestrator worker --head {address}{(isTls ? " --token-file F" : "")}");
        Console.Error.WriteLine($"  sweeps come with   orchestrator run FILE --server {address}{(isTls ? " --access-token-file F" : "")}");
        if (unfinished > 0) { Console.Error.WriteLine($"{Words.Count(unfinished, "unfinished experiment")} go on."); }
    }

    private static void Tell(LedgerHealth health, string path, TaskCompletionSource broken)
    {
        if (health.IsBroken) { broken.TrySetResult(); }
        else
        {
            Console.Error.WriteLine(health.IsWaiting
                ? $"Results wait in memory and nothing is lost: {health.Reason}. '{path}' is written by itself as soon as that is over."
                : "The results that waited are written.");
        }
    }

    private static async Task WaitAsync(Task broken, CancellationToken interrupted)
    {
        var asked = new TaskCompletionSource();
        using var registration = interrupted.Register(() => asked.TrySetResult());
        await Task.WhenAny(broken, asked.Task);
    }

    private static async Task StopAsync(WebApplication host, SlotPool? pool)
    {
        if (pool is not null)
        {
            pool.Drain(StopPatience);
            await host.Services.GetRequiredService<SlotAgentService>().Idle;
        }

        await host.StopAsync(CancellationToken.None);
    }

    /// <summary>Whether a silo of the table can be reached: machines that are gone would hold up the start for minutes.</summary>
    private static async Task<bool> AnswersAsync(SiloAddress silo)
    {
        using var socket = new Socket(silo.Endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var patience = new CancellationTokenSource(AnswerPatience);
        try
        {
            await socket.ConnectAsync(new IPEndPoint(silo.Endpoint.Address, silo.Endpoint.Port), patience.Token);
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException)
        {
            return false;
        }
    }
}
