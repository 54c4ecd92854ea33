using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orleans.TestingHost;

namespace Orchestrator.Grains.Tests.Experiments;

/// <summary>A silo in this process that owns a database file, with slots; another one on the same file takes over from it.</summary>
internal sealed class OwnerCluster : IAsyncDisposable
{
    private readonly DatabaseOwner _database;
    private readonly SqliteLedger _ledger;
    private readonly InProcessTestCluster _cluster;

    private OwnerCluster(string file, ITrialRunner runner, int slots, ITrialFiles files, DatabaseOwner database, SqliteLedger ledger)
    {
        (File, _database, _ledger) = (file, database, ledger);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((options, silo) =>
        {
            // Slots live in the silo of their worker's name.
            Pool = new(options.SiloName, slots, "{}", runner);
            silo.Services.AddExperiments(ledger, CheckpointStore.Beside(file)).AddSlots(Pool).AddSlotAgents(files, "test");
        });
        _cluster = builder.Build();
    }

    public string File { get; }

    public SlotPool Pool { get; private set; } = null!;

    public IGrainFactory Grains => _cluster.Client;

    public ILedger Ledger => _ledger;

    public IClusterReader ClusterReader => Services.GetRequiredService<IClusterReader>();

    public IClusterCommands ClusterCommands => Services.GetRequiredService<IClusterCommands>();

    public ExperimentOwner Owner => Services.GetRequiredService<ExperimentOwner>();

    private IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public static async Task<OwnerCluster> StartAsync(string file, ITrialRunner runner, int slots = 2, ITrialFiles? files = null)
    {
        var database = DatabaseOwner.Open(file, new(Environment.ProcessId, ""), TimeProvider.System);
        var cluster = new OwnerCluster(file, runner, slots, files ?? new HeadTrialFiles(), database, database.OpenLedger());
        await cluster._cluster.DeployAsync();
        return cluster;
    }

    public Task<string> SubmitAsync(ExperimentSpec spec) =>
        Services.GetRequiredService<IExperimentCommands>().SubmitAsync(spec, "", TestContext.Current.CancellationToken);

    /// <summary>Gives a command as the command line does.</summary>
    public Task<CommandResult> ExecuteAsync(
        string id, CommandKind kind, Func<ExperimentCommand, ExperimentCommand>? with = null, CommandSource by = CommandSource.CommandLine)
    {
        var command = new ExperimentCommand(kind, by);
        return Services.GetRequiredService<IExperimentCommands>()
            .ExecuteAsync(id, with?.Invoke(command) ?? command, TestContext.Current.CancellationToken);
    }

    /// <summary>Every event that the database still shows.</summary>
    public async Task<IReadOnlyList<EventRow>> ListEventsAsync()
    {
        using var reader = _database.OpenReader();
        return (await reader.ListEventsAsync(new(Limit: 1_000), TestContext.Current.CancellationToken)).Items;
    }

    /// <summary>Completes when the ledger tells the end of the experiment.</summary>
    public Task<ExperimentState> WaitForEndAsync(string id) => WaitForAsync(id, ExperimentTransitions.IsEnded);

    /// <summary>Completes when the ledger tells that the experiment moved to <paramref name="state"/>.</summary>
    public Task<ExperimentState> WaitForAsync(string id, ExperimentState state) => WaitForAsync(id, to => to == state);

    private Task<ExperimentState> WaitForAsync(string id, Func<ExperimentState, bool> isAwaited)
    {
        var ended = new TaskCompletionSource<ExperimentState>(TaskCreationOptions.RunContinuationsAsynchronously);
        Owner.Committed += committed =>
        {
            if (committed.Event is ExperimentStateChanged changed && changed.ExperimentId == id && isAwaited(changed.To))
            {
                ended.TrySetResult(changed.To);
            }
        };
        return ended.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
    }

    /// <summary>Gives every lease back and waits until that is recorded.</summary>
    public async Task DrainAsync()
    {
        Pool.Drain(TimeSpan.Zero);
        await Services.GetRequiredService<SlotAgentService>().Idle.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        Pool.Drain(TimeSpan.Zero);
        Pool.Dispose();
        await _cluster.DisposeAsync();
        await _ledger.DisposeAsync();
        _database.Dispose();
    }
}
