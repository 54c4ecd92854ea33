using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>
/// Commits a batch of appends in one transaction. While the disk is full or locked it rolls back, waits, and tries the same
/// batch again, so no append is lost or overtaken.
/// </summary>
internal sealed class BatchCommitter : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(3);

    private readonly SqliteConnection _connection;
    private readonly DatabaseOwner _owner;
    private readonly CancellationToken _giveUp;
    private readonly EventAppender _appender;
    private readonly HealthMonitor _health;
    private readonly DatabaseFiles _files;
    private readonly Statement _begin;
    private readonly Statement _commit;
    private readonly Statement _seen;
    private SqliteException? _gaveUpAt;

    public BatchCommitter(
        SqliteConnection connection, DatabaseOwner owner, SqliteLedgerOptions options, CancellationToken giveUp)
    {
        (_connection, _owner, _giveUp) = (connection, owner, giveUp);
        _appender = new EventAppender(connection, owner.Session);
        _health = new HealthMonitor(owner.Time, options.OnHealthChanged);
        _files = new DatabaseFiles(connection, owner.Path);
        _begin = new Statement(connection, "BEGIN IMMEDIATE");
        _commit = new Statement(connection, "COMMIT");
        _seen = new Statement(connection, "UPDATE owner_sessions SET last_seen = $now WHERE id = $id");
    }

    public LedgerHealth Health => _health.Current;

    /// <summary>Transactions that took the disk so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Commits, however long it takes. After it gave up once it writes nothing more, so that no append is overtaken.</summary>
    /// <returns>false when it was told to give up before the disk took the batch; every append then has its fault.</returns>
    public bool Commit(List<PendingAppend> batch)
    {
        for (var tries = 0; _gaveUpAt is null; tries++)
        {
            if (Health.IsBroken)
            {
                Fail(batch, Health.Reason!, null);
                return true;
            }

            try
            {
                Try(batch);
                _health.Recovered();
                CheckFiles();
                return true;
            }
            catch (SqliteException e)
            {
                RollBack();
                if (!WaitAfter(e, tries)) { _gaveUpAt = e; }
            }
        }

        Fail(batch, Refusal(_gaveUpAt), _gaveUpAt);
        return false;
    }

    /// <summary>Breaks the ledger when its files are no longer where they were opened; what is committed is saved first.</summary>
    public void CheckFiles()
    {
        if (Commits > 0 && !Health.IsBroken && _files.FindLoss() is { } loss) { _health.Break(loss); }
    }

    public void Dispose()
    {
        _appender.Dispose();
        _begin.Dispose();
        _commit.Dispose();
        _seen.Dispose();
    }

    private void Try(List<PendingAppend> batch)
    {
        _begin.Run();
        _appender.Begin();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(_owner.Time.GetUtcNow().ToUnixTimeMilliseconds());
        foreach (var append in batch)
        {
            TryAppend(append, at);
        }

        _seen.Run(("$now", at.ToUnixTimeMilliseconds()), ("$id", _owner.Session.Id));
        _commit.Run();
        Commits++;
    }

    // What is wrong with one append alone is told to its caller alone.
    private void TryAppend(PendingAppend append, DateTimeOffset at)
    {
        (append.Outcome, append.Fault) = (AppendOutcome.Refused, null);
        try
        {
            append.Outcome = _appender.Append(append.Events, at);
        }
        catch (Exception e) when (e is not SqliteException failure || IsOfAppend(failure))
        {
            _appender.Abandon();
            append.Fault = e is SqliteException refused ? FaultOf(refused) : e;
        }
    }

    private bool WaitAfter(SqliteException e, int tries)
    {
        if (!SqliteErrors.IsTransient(e))
        {
            _health.Break(Refusal(e));
            return true;
        }

        CheckFiles();
        if (Health.IsBroken) { return true; }

        _health.Waiting(SqliteErrors.Describe(e));
        return Pause(tries);
    }

    private string Refusal(SqliteException e) => $"'{_owner.Path}' did not take an append: {SqliteErrors.Describe(e)}.";

    // A statement that cannot run at all says that the database is not as it should be: that is no append's fault.
    private DatabaseException FaultOf(SqliteException e) =>
        e.SqliteErrorCode == SQLITE_ERROR ? new LedgerException(Refusal(e), e) : new AppendException(Refusal(e), e);

    private static bool IsOfAppend(SqliteException e) =>
        e.SqliteErrorCode is SQLITE_CONSTRAINT or SQLITE_MISMATCH or SQLITE_TOOBIG or SQLITE_ERROR;

    private bool Pause(int tries)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(tries, 16));
        try
        {
            Task.Delay(pause < LongestPause ? pause : LongestPause, _owner.Time, _giveUp).GetAwaiter().GetResult();
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    // Some errors end the transaction by themselves.
    private void RollBack()
    {
        if (sqlite3_get_autocommit(_connection.Handle) == 0)
        {
            _connection.Execute("ROLLBACK");
        }
    }

    private static void Fail(List<PendingAppend> batch, string message, Exception? cause)
    {
        foreach (var append in batch)
        {
            append.Outcome = AppendOutcome.Refused;
            append.Fault = new LedgerException(message, cause);
        }
    }
}
