using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>What SQLite's errors mean for somebody who waits.</summary>
internal static class SqliteErrors
{
    /// <summary>Whether the same write may succeed later.</summary>
    public static bool IsTransient(SqliteException e) => e.SqliteErrorCode
        is SQLITE_BUSY or SQLITE_LOCKED or SQLITE_NOMEM or SQLITE_READONLY or SQLITE_IOERR or SQLITE_FULL
        or SQLITE_CANTOPEN or SQLITE_PROTOCOL;

    /// <summary>The cause in words, to end a sentence.</summary>
    public static string Describe(SqliteException e) => e.SqliteErrorCode switch
    {
        SQLITE_BUSY or SQLITE_LOCKED or SQLITE_PROTOCOL => "another program holds a lock on the database",
        SQLITE_NOMEM => "memory is short",
        SQLITE_READONLY => "the database cannot be written",
        SQLITE_IOERR => $"the disk reports an error (SQLite {e.SqliteExtendedErrorCode})",
        SQLITE_FULL => "the disk is full",
        SQLITE_CANTOPEN => "the database's files cannot be opened",
        SQLITE_CORRUPT => "the database is damaged",
        SQLITE_NOTADB => "it is not an Orchestrator database",
        _ => e.Message.TrimEnd('.'),
    };
}
