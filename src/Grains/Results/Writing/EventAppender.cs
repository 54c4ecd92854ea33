using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Ownership;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes one append inside the writer's transaction: all of its events or none.</summary>
internal sealed class EventAppender(SqliteConnection connection, OwnerSession session) : IDisposable
{
    private readonly Statement _save = new(connection, "SAVEPOINT append");
    private readonly Statement _undo = new(connection, "ROLLBACK TO append");
    private readonly Statement _release = new(connection, "RELEASE append");
    private readonly ExperimentWriter _experiments = new(connection, session);
    private readonly TrialWriter _trials = new(connection);
    private readonly LeaseWriter _leases = new(connection);
    private readonly DecisionWriter _decisions = new(connection);
    private readonly EpochWriter _epochs = new(connection);
    private readonly WarningWriter _warnings = new(connection);
    private readonly CheckpointWriter _checkpoints = new(connection);
    private readonly TagWriter _tags = new(connection);
    private readonly EventLog _log = new(connection);

    public AppendOutcome Append(IReadOnlyList<LedgerEvent> events, DateTimeOffset at)
    {
        _save.Run();
        var written = new List<CommittedEvent>(events.Count);
        foreach (var one in events)
        {
            var key = _experiments.Touch(one, at);
            var result = key is null ? AppendResult.Refused : Write(key.Value, one, at);
            if (result != AppendResult.Accepted)
            {
                return Undo(result, key, one, at);
            }

            written.Add(_log.Add(key!.Value, one, at));
            if (one is ExperimentDeleted) { _experiments.Delete(key.Value, written[^1]); }
        }

        _release.Run();
        return new AppendOutcome(AppendResult.Accepted, written);
    }

    /// <summary>A transaction begins: what was known of the last one may have been taken back with it.</summary>
    public void Begin() => _experiments.Forget();

    /// <summary>Takes back an append that threw.</summary>
    public void Abandon()
    {
        TakeBack();
        _release.Run();
    }

    public void Dispose()
    {
        foreach (IDisposable part in (IDisposable[])
            [_save, _undo, _release, _experiments, _trials, _leases, _decisions, _epochs, _warnings, _checkpoints, _tags, _log])
        {
            part.Dispose();
        }
    }

    private void TakeBack()
    {
        _undo.Run();
        _experiments.Forget();
    }

    private AppendOutcome Undo(AppendResult result, long? key, LedgerEvent refused, DateTimeOffset at)
    {
        TakeBack();
        var outcome = result == AppendResult.AlreadyRecorded
            ? new AppendOutcome(result, Compare(key!.Value, (EpochRecorded)refused, at))
            : AppendOutcome.Refused;
        _release.Run();
        return outcome;
    }

    private List<CommittedEvent> Compare(long key, EpochRecorded repeated, DateTimeOffset at)
    {
        if (_epochs.FindDifference(key, repeated.Report) is not { } difference)
        {
            return [];
        }

        _experiments.Touch(difference, at);
        return [_log.Add(key, difference, at)];
    }

    private AppendResult Write(long key, LedgerEvent one, DateTimeOffset at) => one switch
    {
        ExperimentCreated => AppendResult.Accepted,
        ExperimentStateChanged change => Accept(Move(key, change, at)),
        SpecificationChanged change => Accept(Change(key, change)),
        ExperimentDeleted => Accept(_experiments.HasEnded(key)),
        SearchDecided decided => Accept(_decisions.Add(key, decided, at)),
        TrialCreated created => Accept(_trials.Create(key, created.Trial, at)),
        LeaseGranted granted => Accept(_trials.Start(key, granted.Lease) && _leases.Open(key, granted, at)),
        TrialsReopened reopened => Accept(_trials.Reopen(key, reopened)),
        TrialsTagged tagged => Accept(_tags.Write(key, tagged)),
        LeaseReturned returned => Accept(
            _trials.GiveBack(key, returned.Lease, at) && _leases.Close(key, returned.Lease, returned.Outcome, at)),
        AttemptFailed failed => Accept(
            _trials.GiveBack(key, failed.Lease, at) && _leases.Close(key, failed.Lease, LeaseWriter.Failed, at)),
        TrialEnded ended => Accept(
            _trials.End(key, ended, at) && _leases.Close(key, ended.Outcome.Lease, LeaseWriter.OutcomeOf(ended), at)),
        EpochRecorded recorded => WriteEpoch(key, recorded),
        CheckpointSaved saved => Accept(_trials.Holds(key, saved.Lease) && _checkpoints.Save(key, saved, at)),
        CheckpointDropped dropped => Accept(_checkpoints.Drop(key, dropped)),
        ReportRefused or Nondeterminism => AppendResult.Accepted,
        _ => throw new ArgumentException($"The ledger does not know {one.GetType().Name}.", nameof(one)),
    };

    private bool Move(long key, ExperimentStateChanged change, DateTimeOffset at)
    {
        var isMoved = _experiments.Move(key, change, at);
        if (isMoved && change.To == ExperimentState.Canceled)
        {
            _trials.CancelOpen(key, at);
            _leases.CloseOpen(key, at);
        }

        return isMoved;
    }

    private bool Change(long key, SpecificationChanged change)
    {
        if (change.Epochs is { } epochs) { _trials.SetEpochs(key, epochs); }

        return _experiments.Change(key, change);
    }

    private AppendResult WriteEpoch(long key, EpochRecorded recorded)
    {
        // An epoch that is there already has the trial's row taken back with all the rest.
        if (!_trials.Advance(key, recorded)) { return AppendResult.Refused; }

        if (!_epochs.Add(key, recorded)) { return AppendResult.AlreadyRecorded; }

        _warnings.Add(key, recorded.Report);
        return AppendResult.Accepted;
    }

    private static AppendResult Accept(bool isWritten) => isWritten ? AppendResult.Accepted : AppendResult.Refused;
}
