using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Ownership;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes the rows of experiments.</summary>
internal sealed class ExperimentWriter(SqliteConnection connection, OwnerSession session) : IDisposable
{
    private readonly Statement _create = new(connection, """
        INSERT INTO experiments (id, name, state, planned, created_at, last_at)
        VALUES ($id, $name, 'Pending', $planned, $at, $at) ON CONFLICT (id) DO NOTHING RETURNING key
        """);

    private readonly Statement _specify = new(connection, """
        INSERT INTO specifications (experiment, spec, spec_hash, source) VALUES ($key, $spec, $hash, $source)
        """);

    private readonly Statement _addFamily = new(connection, """
        INSERT INTO families (experiment, position, name, metric, direction)
        VALUES ($key, $position, $name, $metric, $direction)
        """);

    // The time since the newest event counts when an owner ran the experiment in it: since this session began, at most.
    private readonly Statement _touch = new(connection, """
        UPDATE experiments SET
            run_ms = run_ms + CASE WHEN state IN ('Running', 'Pausing', 'Stopping')
                THEN max(0, $at - max(last_at, $session)) ELSE 0 END,
            last_at = max(last_at, $at)
        WHERE id = $id RETURNING key
        """);

    private readonly Statement _move = new(connection, """
        UPDATE experiments SET state = $to, ended_at = $ended WHERE key = $key AND state = $from
        """);

    private readonly Statement _respecify = new(connection, """
        UPDATE specifications SET spec = $spec, spec_hash = $hash WHERE experiment = $key
            AND ($state IS NULL OR $state = (SELECT state FROM experiments WHERE key = $key))
        """);

    private readonly Statement _replan = new(connection, "UPDATE experiments SET planned = $planned WHERE key = $key");

    private readonly Statement _hasEnded = new(connection, """
        SELECT 1 FROM experiments WHERE key = $key AND state IN ('Completed', 'Stopped', 'Canceled', 'Failed')
        """);

    private readonly Statement _remember = new(connection, """
        INSERT INTO deletions (sequence, id, at, data) VALUES ($sequence, $id, $at, $data)
        """);

    private readonly Statement _delete = new(connection, "UPDATE experiments SET is_deleted = 1, id = 'deleted ' || hex(randomblob(16)) WHERE key = $key");

    private readonly Dictionary<string, long> _touched = [];

    /// <summary>Counts run time up to now, or makes the row.</summary>
    /// <returns>The experiment's key, or null when it does not exist or its id is taken.</returns>
    public long? Touch(LedgerEvent one, DateTimeOffset at)
    {
        if (one is ExperimentCreated created) { return Create(created, at); }

        // All of a transaction come at the same moment: what follows the first adds no run time.
        if (_touched.TryGetValue(one.ExperimentId, out var known)) { return known; }

        var key = (long?)_touch.Scalar(
            ("$at", at.ToUnixTimeMilliseconds()), ("$session", session.StartedAt), ("$id", one.ExperimentId));
        if (key is not null) { _touched[one.ExperimentId] = key.Value; }

        return key;
    }

    /// <summary>Counts run time anew: what was written since may have been taken back.</summary>
    public void Forget() => _touched.Clear();

    public bool Move(long key, ExperimentStateChanged change, DateTimeOffset at) =>
        ExperimentTransitions.IsAllowed(change.From, change.To)
        && _move.Run(
            ("$to", change.To.ToString()),
            ("$ended", ExperimentTransitions.IsEnded(change.To) ? at.ToUnixTimeMilliseconds() : null),
            ("$key", key),
            ("$from", change.From.ToString())) == 1;

    public bool Change(long key, SpecificationChanged change) =>
        _respecify.Run(
            ("$spec", JsonSerializer.Serialize(change.Spec, LedgerJson.Options)), ("$hash", change.SpecHash),
            ("$state", change.State?.ToString()), ("$key", key)) == 1
        && _replan.Run(("$planned", change.Planned), ("$key", key)) == 1;

    public bool HasEnded(long key) => _hasEnded.Scalar(("$key", key)) is not null;

    /// <summary>
    /// Takes an experiment with all that hangs on it, its events too, out of everybody's sight; what remains is the one that says so.
    /// <see cref="ExperimentRemover"/> removes the rows, under an id that nobody can ask for.
    /// </summary>
    public void Delete(long key, CommittedEvent deleted)
    {
        _remember.Run(
            ("$sequence", deleted.Sequence),
            ("$id", deleted.Event.ExperimentId),
            ("$at", deleted.At.ToUnixTimeMilliseconds()),
            ("$data", EventJson.Write(deleted.Event)));
        _delete.Run(("$key", key));
        Forget();
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[_respecify, _replan, _hasEnded, _remember, _delete]) { statement.Dispose(); }

        _create.Dispose();
        _specify.Dispose();
        _addFamily.Dispose();
        _touch.Dispose();
        _move.Dispose();
    }

    private long? Create(ExperimentCreated created, DateTimeOffset at)
    {
        var key = (long?)_create.Scalar(
            ("$id", created.ExperimentId),
            ("$name", created.Spec.Name),
            ("$planned", created.Planned),
            ("$at", at.ToUnixTimeMilliseconds()));
        if (key is not null)
        {
            _specify.Run(
                ("$key", key),
                ("$spec", JsonSerializer.Serialize(created.Spec, LedgerJson.Options)),
                ("$hash", created.SpecHash),
                ("$source", created.Source));
            AddFamilies(key.Value, created.Spec.Families);
        }

        return key;
    }

    private void AddFamilies(long key, IReadOnlyList<FamilySpec> families)
    {
        for (var i = 0; i < families.Count; i++)
        {
            _addFamily.Run(
                ("$key", key),
                ("$position", i),
                ("$name", families[i].Name),
                ("$metric", families[i].Objective?.Metric),
                ("$direction", families[i].Objective?.Direction.ToString()));
        }
    }
}
