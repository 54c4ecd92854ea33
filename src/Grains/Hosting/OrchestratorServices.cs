using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Scheduling;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orleans.Configuration;
using Orleans.Runtime.Hosting;

namespace Orchestrator.Grains.Hosting;

/// <summary>The parts of a silo.</summary>
public static class OrchestratorServices
{
    private static readonly TimeSpan LeaseTerm = TimeSpan.FromSeconds(20);

    /// <summary>What an epoch may still need when its worker is asked to leave.</summary>
    private static readonly TimeSpan EpochPatience = TimeSpan.FromSeconds(5);

    /// <summary>What the process that owns the ledger has: experiments and actions on them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="ledger">The ledger; the caller disposes it after the host.</param>
    /// <param name="checkpoints">Where checkpoints lie.</param>
    public static IServiceCollection AddExperiments(this IServiceCollection services, ILedger ledger, CheckpointStore checkpoints)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(ledger)
            .AddSingleton(checkpoints)
            .AddSingleton<CheckpointKeeper>()
            .AddSingleton<ExperimentDirectory>()
            .AddSingleton<CommandExecutor>()
            .AddSingleton<WorkerFleet>()
            .AddSingleton<WaitReasons>()
            .AddSingleton<LossLog>()
            .AddSingleton(provider => new ExperimentOwner(
                ledger, provider.GetRequiredService<ExperimentDirectory>(), provider.GetRequiredService<CommandExecutor>()))
            .AddSingleton<HeartbeatDesk>()
            .AddSingleton<IClusterReader, ClusterReader>()
            .AddSingleton<IClusterCommands, ClusterCommands>()
            .AddSingleton<IExperimentCommands, ExperimentCommands>();
    }

    /// <summary>What a head has beside experiments: it finds workers that are gone, by membership and by the terms of their leases.</summary>
    public static IServiceCollection AddWorkerWatch(this IServiceCollection services) => services
        .AddSingleton(provider => new LeaseTerms(LeaseTerm, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<LostLeases>()
        .AddHostedService<LeaseWatch>()
        .AddHostedService<DeadWorkers>();

    /// <summary>Where grains live; every silo needs it.</summary>
    public static IServiceCollection AddGrainAddresses(this IServiceCollection services)
    {
        services.AddGrainDirectory(AddressDirectory.Name, (_, _) => new AddressDirectory());
        services.AddPlacementDirector<WorkerPlacement, WorkerPlacementDirector>();
        return services;
    }

    /// <summary>Leaves experiments and their scheduler to the head.</summary>
    public static IServiceCollection WithoutExperimentGrains(this IServiceCollection services) => services.PostConfigure<GrainTypeOptions>(
        options => options.Classes.ExceptWith([typeof(ExperimentGrain), typeof(SchedulerGrain)]));

    /// <summary>Leaves slots to workers.</summary>
    public static IServiceCollection WithoutWorkerGrains(this IServiceCollection services) => services.PostConfigure<GrainTypeOptions>(
        options => options.Classes.Remove(typeof(WorkerGrain)));

    /// <summary>What a silo knows of its process's slots; agents drive them, in the process or in the host.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="pool">The process's slots; the caller disposes them after the host.</param>
    public static IServiceCollection AddSlots(this IServiceCollection services, SlotPool pool) => services
        .AddSingleton(pool)
        .AddGrainAddresses();

    /// <summary>Agents and signs of life that live and end with the host.</summary>
    /// <param name="services">The host's services, with slots.</param>
    /// <param name="files">Moves what trials need and make.</param>
    /// <param name="name">What people call the process's worker.</param>
    public static IServiceCollection AddSlotAgents(this IServiceCollection services, ITrialFiles files, string name) => services
        .AddSingleton(files)
        .AddSingleton(provider =>
        {
            var access = new GrainAccess();
            access.Use(provider.GetRequiredService<IGrainFactory>());
            return access;
        })
        .AddSingleton<IReportCarrier, ReportCarrier>()
        .AddSingleton<SlotAgentService>()
        .AddHostedService(provider => provider.GetRequiredService<SlotAgentService>())
        .AddHostedService(provider => HeartbeatOf(name, provider));

    private static HeartbeatService HeartbeatOf(string name, IServiceProvider provider)
    {
        var pool = provider.GetRequiredService<SlotPool>();
        return new(
            name, pool, provider.GetRequiredService<GrainAccess>(), () => pool.Drain(EpochPatience),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<HeartbeatService>>());
    }
}
