using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the rows of trials; each move is refused unless the row stands where the event says.</summary>
internal sealed class TrialWriter(SqliteConnection connection) : IDisposable
{
    private const string Held =
        "experiment = $key AND number = $number AND state = 'Running' AND lease = $lease AND attempt = $attempt";

    private readonly Statement _create = new(connection, """
        INSERT INTO trials (experiment, number, setting, repeat, family, model, state, parent, parent_epoch, created_at)
        VALUES ($key, $number, $setting, $repeat, $family, $model, 'Pending', $parent, $epoch, $at) ON CONFLICT DO NOTHING
        """);

    private readonly Statement _addParameter = new(connection, """
        INSERT INTO parameters (experiment, trial, position, name, value, number)
        VALUES ($key, $number, $position, $name, $value, $double)
        """);

    private readonly Statement _start = new(connection, """
        UPDATE trials SET state = 'Running', lease = $lease, attempt = $attempt
        WHERE experiment = $key AND number = $number AND state = 'Pending' AND lease < $lease
            AND EXISTS (SELECT 1 FROM experiments WHERE key = $key AND state IN ('Pending', 'Running'))
        """);

    // What the search decided while the lease was out holds from now on.
    private readonly Statement _giveBack = new(connection, $"""
        UPDATE trials SET
            state = CASE WHEN until = -1 THEN 'Pruned' WHEN until <= last_epoch THEN 'Paused' ELSE 'Pending' END,
            ended_at = iif(until = -1, $at, ended_at)
        WHERE {Held}
        """);

    private readonly Statement _holds = new(connection, $"SELECT 1 FROM trials WHERE {Held}");

    // A trial's value while it runs is its newest epoch's; an epoch that comes late does not take its place.
    private readonly Statement _advance = new(connection, $"""
        UPDATE trials SET
            epochs = epochs + 1,
            seconds = seconds + coalesce($seconds, 0),
            objective = iif($epoch > last_epoch, $objective, objective),
            objective_kind = iif($epoch > last_epoch, $kind, objective_kind),
            sample_epoch = iif($sampled, max(coalesce(sample_epoch, 0), $epoch), sample_epoch),
            last_epoch = max(last_epoch, $epoch)
        WHERE {Held}
        """);

    private readonly Statement _end = new(connection, $"""
        UPDATE trials SET
            state = $state,
            ended_at = $at,
            objective = iif($kind IS NULL, objective, $objective),
            objective_kind = coalesce($kind, objective_kind),
            failure_kind = $failure,
            failure_message = $message,
            failure_epoch = $epoch,
            weights_hash = $weights
        WHERE {Held}
        """);

    private readonly Statement _cancelOpen = new(connection, """
        UPDATE trials SET state = 'Canceled', ended_at = $at
        WHERE experiment = $key AND state IN ('Pending', 'Running', 'Paused')
        """);

    private readonly Statement _reopen = new(connection, """
        UPDATE trials SET
            state = 'Pending', ended_at = NULL, failure_kind = NULL, failure_message = NULL, failure_epoch = NULL, weights_hash = NULL
        WHERE experiment = $key AND number = $number AND state = $from
        """);

    private readonly Statement _setEpochs = new(connection, """
        UPDATE parameters SET value = $value, number = $double WHERE experiment = $key AND name = 'epochs' AND number < $double
        """);

    private readonly Statement _addEpochs = new(connection, """
        INSERT INTO parameters (experiment, trial, position, name, value, number)
        SELECT experiment, trial, max(position) + 1, 'epochs', $value, $double FROM parameters WHERE experiment = $key
        GROUP BY trial HAVING sum(name = 'epochs') = 0
        """);

    public bool Create(long key, TrialSpec trial, DateTimeOffset at)
    {
        var isNew = _create.Run(
            ("$key", key),
            ("$number", trial.Number),
            ("$setting", trial.Setting),
            ("$repeat", trial.Repeat),
            ("$family", trial.Family),
            ("$model", trial.Model),
            ("$parent", trial.Origin?.Trial),
            ("$epoch", trial.Origin?.Epoch),
            ("$at", at.ToUnixTimeMilliseconds())) == 1;
        for (var i = 0; isNew && i < trial.Parameters.Count; i++)
        {
            var value = trial.Parameters[i].Value;
            _addParameter.Run(
                ("$key", key),
                ("$number", trial.Number),
                ("$position", i),
                ("$name", trial.Parameters[i].Name),
                ("$value", JsonSerializer.Serialize(value, LedgerJson.Options)),
                ("$double", value.IsNumeric ? value.AsDouble() : null));
        }

        return isNew;
    }

    public bool Start(long key, LeaseKey lease) => Run(_start, key, lease) == 1;

    /// <summary>The trial waits for its next lease, at a rung for its search, or has ended if that is what its search decided.</summary>
    public bool GiveBack(long key, LeaseKey lease, DateTimeOffset at) => _giveBack.Run(
        ("$at", at.ToUnixTimeMilliseconds()), ("$key", key), ("$number", lease.Trial), ("$lease", lease.Number), ("$attempt", lease.Attempt)) == 1;

    public bool Holds(long key, LeaseKey lease) => _holds.Scalar(
        ("$key", key), ("$number", lease.Trial), ("$lease", lease.Number), ("$attempt", lease.Attempt)) is not null;

    /// <returns>false when the report's lease is not the trial's.</returns>
    public bool Advance(long key, EpochRecorded recorded)
    {
        var report = recorded.Report;
        return _advance.Run(
            ("$seconds", report.Seconds),
            ("$epoch", report.Epoch),
            ("$objective", recorded.Objective),
            ("$kind", ObjectiveKind.Of(recorded.Objective)),
            ("$sampled", report.Samples.Count > 0 ? 1 : 0),
            ("$key", key),
            ("$number", report.Lease.Trial),
            ("$lease", report.Lease.Number),
            ("$attempt", report.Lease.Attempt)) == 1;
    }

    public bool End(long key, TrialEnded ended, DateTimeOffset at)
    {
        var (lease, state, failure, weights) = ended.Outcome;
        return TrialTransitions.IsEnded(state)
            && TrialTransitions.IsAllowed(TrialState.Running, state)
            && _end.Run(
                ("$state", state.ToString()),
                ("$at", at.ToUnixTimeMilliseconds()),
                ("$objective", ended.Objective),
                ("$kind", ObjectiveKind.Of(ended.Objective)),
                ("$failure", failure?.Kind.ToString()),
                ("$message", failure?.Message),
                ("$epoch", failure?.Epoch),
                ("$weights", weights),
                ("$key", key),
                ("$number", lease.Trial),
                ("$lease", lease.Number),
                ("$attempt", lease.Attempt)) == 1;
    }

    public void CancelOpen(long key, DateTimeOffset at) => _cancelOpen.Run(("$at", at.ToUnixTimeMilliseconds()), ("$key", key));

    public bool Reopen(long key, TrialsReopened reopened) =>
        TrialTransitions.IsAllowed(reopened.From, TrialState.Pending)
        && reopened.Trials.All(number =>
            _reopen.Run(("$key", key), ("$number", number), ("$from", reopened.From.ToString())) == 1);

    /// <summary>Gives every trial more epochs, those that had none of their own too; a fork that has as many keeps its own.</summary>
    public void SetEpochs(long key, int epochs)
    {
        var value = JsonSerializer.Serialize(ParameterValue.Of((long)epochs), LedgerJson.Options);
        _setEpochs.Run(("$value", value), ("$double", (double)epochs), ("$key", key));
        _addEpochs.Run(("$value", value), ("$double", (double)epochs), ("$key", key));
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_create, _addParameter, _start, _giveBack, _holds, _advance, _end, _cancelOpen, _reopen, _setEpochs, _addEpochs])
        {
            statement.Dispose();
        }
    }

    private static int Run(Statement statement, long key, LeaseKey lease) => statement.Run(
        ("$key", key), ("$number", lease.Trial), ("$lease", lease.Number), ("$attempt", lease.Attempt));
}
