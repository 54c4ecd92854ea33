using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>
/// Removes what deleted experiments have left, a little in each transaction, so that reports wait for some milliseconds at most. What
/// is not removed when the ledger closes is removed after it opens again.
/// </summary>
internal sealed class ExperimentRemover : IDisposable
{
    // The newest events first: lists of events, which begin with them, pass them over until they are gone.
    private const string Events = "DELETE FROM events WHERE sequence IN (SELECT sequence FROM events WHERE experiment = $key ORDER BY sequence DESC LIMIT 1000)";

    // Samples go with their epochs, and all that hangs on a trial with it.
    private const string Epochs = "DELETE FROM epochs WHERE rowid IN (SELECT rowid FROM epochs WHERE experiment = $key LIMIT 500)";
    // Before their trials: the cascade would look through all of them for those of each trial.
    private const string Metrics = """
        DELETE FROM trial_metrics WHERE experiment = $key AND name = (SELECT min(name) FROM trial_metrics WHERE experiment = $key)
            AND trial < 2000 + (SELECT trial FROM trial_metrics WHERE experiment = $key ORDER BY name, trial LIMIT 1)
        """;

    // A trial may have a checkpoint and a warning for each of its epochs. What is left of these goes with the trials.
    private const string Checkpoints = "DELETE FROM checkpoints WHERE experiment = $key AND trial <= (SELECT trial FROM checkpoints WHERE experiment = $key ORDER BY trial LIMIT 1 OFFSET 1000)";
    private const string Warnings = "DELETE FROM warnings WHERE experiment = $key AND trial <= (SELECT trial FROM warnings WHERE experiment = $key ORDER BY trial LIMIT 1 OFFSET 1000)";

    private const string Trials = "DELETE FROM trials WHERE experiment = $key AND number IN (SELECT number FROM trials WHERE experiment = $key LIMIT 50)";

    private const string Decisions = """
        DELETE FROM decisions WHERE experiment = $key AND family = (SELECT min(family) FROM decisions WHERE experiment = $key)
            AND position < 1000 + (SELECT position FROM decisions WHERE experiment = $key ORDER BY family, position LIMIT 1)
        """;

    private readonly SqliteConnection _connection;
    private readonly Statement _find;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement[] _steps;
    private bool _isOff;

    /// <param name="connection">The writer's; stays the caller's.</param>
    public ExperimentRemover(SqliteConnection connection)
    {
        _connection = connection;
        _find = new(connection, "SELECT key FROM experiments WHERE is_deleted = 1 ORDER BY key LIMIT 1");
        _begin = new(connection, "BEGIN IMMEDIATE");
        _commit = new(connection, "COMMIT");
        _steps = [.. new[] { Events, Epochs, Decisions, Metrics, Checkpoints, Warnings, Trials, "DELETE FROM experiments WHERE key = $key" }.Select(sql => new Statement(connection, sql))];
    }

    /// <summary>Removes some rows, outside of any other transaction.</summary>
    /// <returns>
    /// Whether there were any; false too where the disk refuses: nobody misses what is freed later. After a fault that does not pass, such as a
    /// damaged page, nothing more is removed until the ledger opens again.
    /// </returns>
    public bool RemoveSome()
    {
        if (_isOff) { return false; }

        try
        {
            if (_find.Scalar() is not long key) { return false; }

            _begin.Run();
            foreach (var step in _steps)
            {
                if (step.Run(("$key", key)) > 0) { break; }
            }

            _commit.Run();
            return true;
        }
        catch (SqliteException e)
        {
            _isOff = !SqliteErrors.IsTransient(e);
            RollBack();
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var statement in (Statement[])[_find, _begin, _commit, .. _steps]) { statement.Dispose(); }
    }

    // Some errors end the transaction by themselves.
    private void RollBack()
    {
        if (sqlite3_get_autocommit(_connection.Handle) == 0) { _connection.Execute("ROLLBACK"); }
    }
}
