using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Experiments.Commands;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Experiments;

/// <summary>What the process that owns the ledger does beside answering grain calls: take up experiments and tell of events.</summary>
public sealed class ExperimentOwner
{
    private readonly ILedger _ledger;
    private readonly ExperimentDirectory _directory;
    private readonly CommandExecutor _executor;

    internal ExperimentOwner(ILedger ledger, ExperimentDirectory directory, CommandExecutor executor) =>
        (_ledger, _directory, _executor) = (ledger, directory, executor);

    /// <summary>Told of every committed event, in ledger order, on the ledger's thread; it must return at once.</summary>
    public event Action<CommittedEvent> Committed
    {
        add => _directory.Committed += value;
        remove => _directory.Committed -= value;
    }

    /// <summary>A trial of an experiment.</summary>
    /// <exception cref="KeyNotFoundException">There is no such experiment or trial.</exception>
    public TrialSpec GetTrial(string id, int number) => _directory.Get(id).GetTrial(number);

    /// <summary>What an experiment's order of decisions costs, or null where nothing depends on results.</summary>
    /// <exception cref="KeyNotFoundException">There is no such experiment.</exception>
    public WindowUse? FindWindow(string id) => _directory.Get(id).Window;

    /// <summary>Whether a lease is its trial's newest and runs.</summary>
    public bool IsRunning(LeaseKey lease) => _directory.Find(lease.ExperimentId)?.IsRunning(lease) ?? false;

    /// <summary>Goes on with an experiment that an earlier owner left, also when it was paused or stopped.</summary>
    /// <returns>How many trials were running when it was left and go on in their next attempt.</returns>
    /// <exception cref="KeyNotFoundException">The ledger has no such experiment.</exception>
    public async Task<int> ResumeAsync(string id)
    {
        var lost = await ExperimentRecovery.ReturnLostLeasesAsync(_ledger, _directory, id);
        await UnpauseAsync(id);
        _directory.Activate(id);
        return lost;
    }

    /// <summary>Goes on with an unfinished experiment that was submitted once more; what runs of it is left alone.</summary>
    /// <exception cref="KeyNotFoundException">The ledger has no such experiment.</exception>
    public async Task GoOnAsync(string id)
    {
        await UnpauseAsync(id);
        _directory.Activate(id);
    }

    private async Task UnpauseAsync(string id)
    {
        if (CommandTable.FindTarget(CommandKind.Resume, _directory.Get(id).State) is not null)
        {
            await _executor.ExecuteAsync(id, new(CommandKind.Resume, CommandSource.CommandLine));
        }
    }

    /// <summary>
    /// Takes up every unfinished experiment after a start: what workers still run is theirs for a new term, what the head's own slots
    /// ran died with the earlier process.
    /// </summary>
    /// <param name="isGone">Whether a worker's id is of the earlier process.</param>
    /// <param name="unreadable">Told of each that cannot be read, and is left alone.</param>
    /// <returns>The experiments that go on.</returns>
    public async Task<IReadOnlyList<string>> TakeUpAllAsync(Func<string, bool> isGone, Action<UnreadableExperimentException> unreadable)
    {
        List<string> taken = [];
        foreach (var id in _ledger.ListUnfinished())
        {
            try
            {
                await ExperimentRecovery.ReturnLostLeasesAsync(_ledger, _directory, id, isGone);
            }
            catch (UnreadableExperimentException exception)
            {
                unreadable(exception);
                continue;
            }

            _directory.Activate(id);
            taken.Add(id);
        }

        return taken;
    }
}
