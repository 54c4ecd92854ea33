using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Models.Native;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Running;

/// <summary>One <c>run</c> from its sweep file to its leaderboard.</summary>
internal static class RunSession
{
    /// <summary>What an epoch may still need on a stop before it is dropped.</summary>
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);

    /// <summary>How long a stop waits for a full disk before the ledger is closed, which waits as long again.</summary>
    private static readonly TimeSpan DiskPatience = TimeSpan.FromSeconds(10);

    /// <param name="request">What to run.</param>
    /// <param name="interrupted">Canceled by Ctrl-C and its like: before the host starts nothing is begun, afterwards the run stops.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RunRequest request, CancellationToken interrupted)
    {
        var sweep = await request.LoadAsync(interrupted);
        CheckRequires(sweep.Spec);
        LoadedTorch.Ensure();
        CheckDevice(sweep.Spec);
        interrupted.ThrowIfCancellationRequested();
        var time = TimeProvider.System;
        using var owner = DatabaseOwner.Open(request.Database, new(Environment.ProcessId, request.Dashboard?.Address.ToString()), time);
        using var view = RunViews.Create(request.Slots, time);
        await using var log = LogFile.Create(request.Database);
        await using var ledger = owner.OpenLedger(new() { OnHealthChanged = health => view.Notice(Describe(health, owner.Path)) });
        using var reader = owner.OpenReader();
        var checkpoints = CheckpointStore.Beside(owner.Path);
        var room = new TrialRoom(MemoryLimit.OfProcess, sweep.Data, new SystemMemory(time));
        using var pool = new SlotPool(
            WorkerId.Draw(), request.Slots, EnvironmentRecord.ToJson(), new TorchTrialRunner(sweep.Data, checkpoints, time, MemoryLimit.OfProcess))
        {
            Room = room,
            Meter = LoadMeter.OfProcess(room, time),
            GpuSlots = TorchDevices.IsCuda(sweep.Spec.Device) ? request.Slots : 0,
        };
        pool.Noticed += (trial, notice) => view.Notice($"trial {trial} {notice}");
        using var host = StandaloneHost.Build(
            ledger, checkpoints, reader, pool, request, new DataSetGuard(sweep.Data, request.DataDirectory), log.Logger);
        interrupted.ThrowIfCancellationRequested();

        var id = await FollowAsync(request, sweep, host, ledger, reader, pool, view, time, interrupted);
        view.Dispose();
        return await RunReport.PrintAsync(request, reader, id, interrupted.IsCancellationRequested);
    }

    private static async Task<string> FollowAsync(
        RunRequest request, LoadedSweep sweep, IHost host, SqliteLedger ledger, ExperimentReader reader, SlotPool pool, IRunView view,
        TimeProvider time, CancellationToken interrupted)
    {
        var owner = host.Services.GetRequiredService<ExperimentOwner>();
        var id = await TakeUpAsync(request, sweep, host, owner, ledger, reader, view, interrupted);
        var before = (await reader.FindExperimentAsync(id, CancellationToken.None))!.Summary;
        using var follower = new RunFollower(host.Services.GetRequiredService<IGrainFactory>(), owner, pool, before, view, () => ledger.Health, time);
        await host.StartAsync(CancellationToken.None);
        if (request.Dashboard is { } dashboard) { view.Notice($"Dashboard: {dashboard.Address}experiments/{id}"); }

        var agents = host.Services.GetRequiredService<SlotAgentService>();
        using var registration = interrupted.Register(() =>
        {
            // First: a terminal that is gone must not keep the leases.
            pool.Drain(StopPatience);
            view.Notice("Stopping: epochs that need less than 5 s more end, others are dropped. Once more ends the process at once.");
        });
        var ended = new StopLimit(ledger, DiskPatience, time).WaitAsync(agents.Idle, interrupted);
        await follower.FollowAsync(ended);
        pool.Drain(TimeSpan.Zero);
        await ended;
        if (!agents.Idle.IsCompleted) { await GiveUpAsync(host, ledger); }

        await agents.Idle;
        if (ledger.Health is { IsBroken: true, Reason: { } reason }) { throw new LedgerException(reason); }

        await host.StopAsync(CancellationToken.None);
        return id;
    }

    /// <summary>Ends a run whose stop the disk holds up.</summary>
    private static async Task GiveUpAsync(IHost host, SqliteLedger ledger)
    {
        try
        {
            await ledger.DisposeAsync();
        }
        catch (LedgerException exception)
        {
            await host.StopAsync(CancellationToken.None);
            throw new CommandException(ExitCode.Interrupted, $"Stopped. {exception.Message} The same command trains what is missing again.");
        }

        // The disk took all of it at the last moment.
        await host.StopAsync(CancellationToken.None);
    }

    /// <summary>Goes on with an unfinished experiment of the same specification, else submits a new one.</summary>
    private static async Task<string> TakeUpAsync(
        RunRequest request, LoadedSweep sweep, IHost host, ExperimentOwner owner, SqliteLedger ledger, ExperimentReader reader, IRunView view,
        CancellationToken interrupted)
    {
        if (request.ExperimentId is { } id) { return await GoOnAsync(id, owner, reader, view, interrupted); }

        var hash = SpecHash.Of(sweep.Spec);
        var (same, others) = await UnfinishedExperiments.FindAsync(ledger, reader, hash);
        WarnOfMemory(request, sweep, view);
        if (others.Count > 0) { view.Notice($"Unfinished and left alone: {string.Join(", ", others)}."); }

        if (same is not null && !request.IsNew)
        {
            view.Notice("Its specification is that of an unfinished experiment; '--new' starts another.");
            return await GoOnAsync(same.Id, owner, reader, view, interrupted);
        }

        var commands = host.Services.GetRequiredService<IExperimentCommands>();
        var submitted = await commands.SubmitAsync(sweep.Spec, sweep.Source, CancellationToken.None).WaitAsync(interrupted);
        view.Notice($"Experiment {submitted}: {sweep.Spec.Name}");
        return submitted;
    }

    private static async Task<string> GoOnAsync(
        string id, ExperimentOwner owner, ExperimentReader reader, IRunView view, CancellationToken interrupted)
    {
        var before = (await reader.FindExperimentAsync(id, interrupted))!.Summary.Trials.Ended;
        var lost = await owner.ResumeAsync(id).WaitAsync(interrupted);
        view.Notice($"Goes on with experiment {id}: {Words.Count(before, "trial")} ended before, {Words.Count(lost, "trial")} continued from the newest checkpoint.");
        return id;
    }

    /// <summary>An experiment that is resumed may have begun where there was another GPU.</summary>
    private static void CheckDevice(ExperimentSpec spec)
    {
        if (TorchDevices.FindProblem(spec.Device) is { } problem)
        {
            throw new CommandException(ExitCode.InvalidInput, $"The experiment trains on '{spec.Device}', which {problem}.");
        }
    }

    /// <summary>Labels belong to the workers of a head: here a trial that asks for one would wait for ever.</summary>
    private static void CheckRequires(ExperimentSpec spec)
    {
        var kind = TorchDevices.IsCuda(spec.Device) && TorchDevices.CudaCount > 0 ? SlotKind.Gpu : SlotKind.Cpu;
        if (spec.Requires.FirstOrDefault(word => !WorkerLabels.IsMet(word, kind, [])) is { } missing)
        {
            throw new CommandException(ExitCode.InvalidInput,
                $"orchestrator.requires asks for '{missing}', which this process does not have: its slots are {WorkerLabels.WordOf(kind)} and have no labels. 'run --server URL' gives the sweep to a head's workers.");
        }
    }

    private static void WarnOfMemory(RunRequest request, LoadedSweep sweep, IRunView view)
    {
        var (needed, limit) = (SweepFootprint.Of(sweep.Spec).With(request.Slots), MemoryLimit.OfProcess.Bytes);
        if (needed > limit)
        {
            view.Notice($"{Words.Count(request.Slots, "slot")} may need about {Words.Bytes(needed)} of memory, and this process may take {Words.Bytes(limit)}: {(request.Slots > 1 ? "fewer --slots" : "smaller layers or batches")} are safer.");
        }
    }

    private static string Describe(LedgerHealth health, string path) => health switch
    {
        { IsBroken: true } => "The run ends: its database takes no more results.",
        { IsWaiting: true } => $"Results wait in memory and nothing is lost: {health.Reason}. '{path}' is written by itself as soon as that is over.",
        _ => "The results that waited are written.",
    };
}
