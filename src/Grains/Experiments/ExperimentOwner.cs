using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Experiments;

/// <summary>What the process that owns the ledger does beside answering grain calls: take up experiments and tell of events.</summary>
public sealed class ExperimentOwner
{
    private readonly ILedger _ledger;
    private readonly ExperimentDirectory _directory;

    internal ExperimentOwner(ILedger ledger, ExperimentDirectory directory) => (_ledger, _directory) = (ledger, directory);

    /// <summary>Told of every committed event, in ledger order, on the ledger's thread; it must return at once.</summary>
    public event Action<CommittedEvent> Committed
    {
        add => _directory.Committed += value;
        remove => _directory.Committed -= value;
    }

    /// <summary>A trial of an experiment.</summary>
    /// <exception cref="KeyNotFoundException">There is no such experiment or trial.</exception>
    public TrialSpec GetTrial(string id, int number) => _directory.Get(id).GetTrial(number);

    /// <summary>Goes on with an experiment that an earlier owner left unfinished.</summary>
    /// <returns>How many trials were running when it was left and go on in their next attempt.</returns>
    /// <exception cref="KeyNotFoundException">The ledger has no such experiment.</exception>
    public async Task<int> ResumeAsync(string id)
    {
        var lost = await ExperimentRecovery.ReturnLostLeasesAsync(_ledger, _directory, id);
        _directory.Activate(id);
        return lost;
    }

    /// <summary>
    /// Takes up every unfinished experiment after a start: what workers still run is theirs for a new term, what the head's own slots
    /// ran died with the earlier process.
    /// </summary>
    /// <param name="isGone">Whether a worker's id is of the earlier process.</param>
    /// <returns>The experiments.</returns>
    public async Task<IReadOnlyList<string>> TakeUpAllAsync(Func<string, bool> isGone)
    {
        var unfinished = _ledger.ListUnfinished();
        foreach (var id in unfinished)
        {
            await ExperimentRecovery.ReturnLostLeasesAsync(_ledger, _directory, id, isGone);
            _directory.Activate(id);
        }

        return unfinished;
    }
}
