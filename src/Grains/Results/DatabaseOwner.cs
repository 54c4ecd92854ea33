using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Ownership;
using Orchestrator.Grains.Results.Schema;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results;

/// <summary>
/// This process's right to write one database: the operating-system lock on <c>F.lock</c>, which dies with the process, and
/// the schema brought up to date. Dispose it last, after the ledger and the readers.
/// </summary>
public sealed class DatabaseOwner : IDisposable
{
    private readonly DatabaseLock _lock;

    private DatabaseOwner(string path, DatabaseLock @lock, TimeProvider time) =>
        (Path, _lock, Time, Session) = (path, @lock, time, OwnerSession.Begin(path, @lock.Info, time));

    /// <summary>The database file, absolute, links resolved.</summary>
    public string Path { get; }

    /// <summary>What the lock file says of this process.</summary>
    public DatabaseOwnerInfo Info => _lock.Info;

    internal TimeProvider Time { get; }

    internal OwnerSession Session { get; }

    /// <summary>
    /// Takes the lock, makes the database if there is none, and upgrades an older one, which is backed up beside it first.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="info">What others shall read in the lock file.</param>
    /// <param name="time">Stamps the session and the backup.</param>
    /// <exception cref="DatabaseOwnedException">Another process owns it, or this one already does.</exception>
    /// <exception cref="DatabaseException">The file or its folder cannot be used; the message says why.</exception>
    public static DatabaseOwner Open(string path, DatabaseOwnerInfo info, TimeProvider time)
    {
        var file = DatabasePath.ForWriting(path);
        var held = DatabaseLock.Acquire(file, info);
        try
        {
            DatabaseSchema.Prepare(file, time);
            return new DatabaseOwner(file, held, time);
        }
        catch (SqliteException e)
        {
            held.Dispose();
            throw new DatabaseException($"Cannot open '{file}': {SqliteErrors.Describe(e)}.", e);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Writes where this process's API listens into the lock file.</summary>
    public void SetAddress(string? address) => _lock.Write(Info with { Address = address });

    /// <summary>Opens the one ledger of this database.</summary>
    public SqliteLedger OpenLedger(SqliteLedgerOptions? options = null) => SqliteLedger.Open(this, options ?? new());

    /// <summary>A reader of this database. The caller disposes it.</summary>
    public ExperimentReader OpenReader() => ExperimentReader.Open(Path);

    /// <summary>Gives the lock back.</summary>
    public void Dispose()
    {
        Connections.ClearPool(Connections.ReadOnly(Path));
        _lock.Dispose();
    }
}
