using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Scheduling;
using Orchestrator.Grains.Workers;

namespace Orchestrator.Grains.Hosting;

/// <summary>The parts of a silo.</summary>
public static class OrchestratorServices
{
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
            .AddSingleton<WorkerRoster>()
            .AddSingleton<WorkerLoads>()
            .AddSingleton(provider => new ExperimentOwner(
                ledger, provider.GetRequiredService<ExperimentDirectory>(), provider.GetRequiredService<CommandExecutor>()))
            .AddSingleton<IExperimentCommands, ExperimentCommands>();
    }

    /// <summary>What a process that trains has: its slots and the agents that drive them.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="pool">The process's slots; the caller disposes them after the host.</param>
    public static IServiceCollection AddSlots(this IServiceCollection services, SlotPool pool) => services
        .AddSingleton(pool)
        .AddSingleton<SlotAgentService>()
        .AddHostedService(provider => provider.GetRequiredService<SlotAgentService>());
}
