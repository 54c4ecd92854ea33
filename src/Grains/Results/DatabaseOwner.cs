using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Ownership;
using Orchestrator.Grains.Results.Schema;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results;

/// <summary>
/// This process's right to write one database: the operating-system locks on <c>F.lock</c> and on <c>F</c>, which die with the
/// process, and the schema brought up to date. Dispose it last, after the ledger and the readers.
/// </summary>
public sealed class DatabaseOwner : IDisposable
{
    private readonly DatabaseLock _lock;
    private readonly FileStream? _file;

    private DatabaseOwner(string path, DatabaseLock @lock, FileStream? file, TimeProvider time) =>
        (Path, _lock, _file, Time, Session) = (path, @lock, file, time, OwnerSession.Begin(path, @lock.Info, time));

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
        FileStream? locked = null;
        try
        {
            locked = DatabaseFileLock.Acquire(file);
            DatabaseSchema.Prepare(file, time);
            return new DatabaseOwner(file, held, locked, time);
        }
        catch (Exception e)
        {
            locked?.Dispose();
            held.Dispose();
            if (e is not SqliteException error) { throw; }

            throw new DatabaseException($"Cannot open '{file}': {SqliteErrors.Describe(error)}.", e);
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
        ReadPool.Clear(Connections.ReadOnly(Path));
        _file?.Dispose();
        _lock.Dispose();
    }
}
