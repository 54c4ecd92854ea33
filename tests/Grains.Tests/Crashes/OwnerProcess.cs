using Microsoft.Extensions.Logging.Abstractions;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Tests.Crashes;

/// <summary>What one life of the process has that owns a database: all of it is dropped when it dies, but for the files.</summary>
internal sealed class OwnerProcess : IAsyncDisposable
{
    private readonly DatabaseOwner _database;
    private readonly CutLedger _ledger;
    private readonly ExperimentDirectory _directory;
    private readonly CommandExecutor _executor;
    private readonly CheckpointStore _checkpoints;

    /// <param name="file">The database.</param>
    /// <param name="cut">At which append it dies, from 0.</param>
    /// <param name="isCommitted">Whether that append is committed.</param>
    public OwnerProcess(string file, int cut, bool isCommitted)
    {
        _database = DatabaseOwner.Open(file, new(Environment.ProcessId, ""), TimeProvider.System);
        _ledger = new(_database.OpenLedger(), cut, isCommitted);
        _directory = new(_ledger);
        _checkpoints = CheckpointStore.Beside(file);
        _executor = new(_ledger, _directory, _checkpoints);
    }

    public ILedger Ledger => _ledger;

    /// <summary>Appends that were asked for in this life.</summary>
    public int Appends => _ledger.Count;

    /// <summary>Takes up what an earlier life left.</summary>
    /// <param name="workersLive">Whether the workers outlived it.</param>
    public Task TakeUpAsync(bool workersLive) => new ExperimentOwner(_ledger, _directory, _executor).TakeUpAllAsync(_ => !workersLive, fault => throw fault);

    public ExperimentState StateOf(string id) => _directory.Get(id).State;

    public ExperimentGrain Experiment(string id) => GrainOf.Make("experiment", id, () => new ExperimentGrain(
        _ledger, _directory, new WorkerFleet(TimeProvider.System), _executor,
        new CheckpointKeeper(_ledger, _checkpoints), TimeProvider.System, NullLogger<ExperimentGrain>.Instance));

    public async ValueTask DisposeAsync()
    {
        _executor.Dispose();
        await _ledger.DisposeAsync();
        _database.Dispose();
    }
}
