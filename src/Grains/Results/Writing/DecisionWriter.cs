using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Writes what searches decide, and moves the trials that wait for it.</summary>
internal sealed class DecisionWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _add = new(connection, """
        INSERT INTO decisions (experiment, family, position, kind, trial, job, epoch, until, reason, at)
        SELECT $key, $family, $position, $kind, $trial, $job, $epoch, $until, $reason, $at
        WHERE $position = (SELECT coalesce(max(position) + 1, 0) FROM decisions WHERE experiment = $key AND family = $family)
        """);

    // A trial whose lease is still out moves when the lease comes back. One that was ended with its search may be taken up again.
    private readonly Statement _train = new(connection, """
        UPDATE trials SET
            until = $until,
            ended_at = iif(state = 'Pruned' AND ($until IS NULL OR last_epoch < $until), NULL, ended_at),
            state = iif(state IN ('Paused', 'Pruned') AND ($until IS NULL OR last_epoch < $until), 'Pending', state)
        WHERE experiment = $key AND number = $trial
        """);

    private readonly Statement _prune = new(connection, """
        UPDATE trials SET
            until = -1,
            ended_at = iif(state = 'Paused', $at, ended_at),
            state = iif(state = 'Paused', 'Pruned', state)
        WHERE experiment = $key AND number = $trial
        """);

    /// <returns>false when the position is not the family's next one.</returns>
    public bool Add(long key, SearchDecided decided, DateTimeOffset at)
    {
        var time = at.ToUnixTimeMilliseconds();
        if (!Insert(key, decided, time)) { return false; }

        if (decided.Trains) { _train.Run(("$until", decided.Until), ("$key", key), ("$trial", decided.Trial)); }

        if (decided.Kind == DecisionKind.Prune) { _prune.Run(("$at", time), ("$key", key), ("$trial", decided.Trial)); }

        return true;
    }

    public void Dispose()
    {
        _add.Dispose();
        _train.Dispose();
        _prune.Dispose();
    }

    private bool Insert(long key, SearchDecided decided, long at) => _add.Run(
        ("$key", key),
        ("$family", decided.Family),
        ("$position", decided.Position),
        ("$kind", decided.Kind.ToString()),
        ("$trial", decided.Trial),
        ("$job", decided.Job),
        ("$epoch", decided.Epoch),
        ("$until", decided.Until),
        ("$reason", decided.Reason),
        ("$at", at)) == 1;
}
