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
}
