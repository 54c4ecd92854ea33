using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;
using static SQLitePCL.raw;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>
/// Notices that somebody removed, moved or replaced the files under an open connection. The system lets a process write on into
/// files without a name, and what it writes there is gone when it ends.
/// </summary>
internal sealed class DatabaseFiles(SqliteConnection connection, string path)
{
    private const int HasMoved = 20;
    private static readonly TimeSpan RestoreTime = TimeSpan.FromSeconds(3);

    private readonly string _log = path + "-wal";

    // Some file systems cannot have one.
    private readonly bool _hasLog = connection.Scalar("PRAGMA journal_mode") is "wal";

    /// <summary>
    /// To be asked after a commit, since the first one makes the log: what happened to the files and where their content is now, a sentence for a person, or null when
    /// they are in place.
    /// </summary>
    public string? FindLoss()
    {
        if (HasDatabaseMoved())
        {
            return $"'{path}' was removed, moved or replaced while it was written. {Rescue()}";
        }

        return !_hasLog || File.Exists(_log) ? null : $"'{_log}' was removed while it was written. {Restore()}";
    }

    private bool HasDatabaseMoved() =>
        FileControl(connection.Handle!, "main", HasMoved, out var moved) == SQLITE_OK && moved != 0;

    private string Rescue()
    {
        foreach (var copy in (string[])[FreeName(path), FreeName(Path.Combine(Path.GetTempPath(), Path.GetFileName(path)))])
        {
            if (TryCopy(copy)) { return $"All that was recorded until now is saved in '{copy}': put it in its place and run again to go on."; }
        }

        return "What was recorded could not be saved elsewhere.";
    }

    private bool TryCopy(string copy)
    {
        try
        {
            connection.Scalar("VACUUM INTO $copy", ("$copy", copy));
            return true;
        }
        catch (SqliteException)
        {
            // The answer is the next place, or to say that there is none.
            return false;
        }
    }

    // Without its name the log dies with this process: its content must be in the database before. What is being moved already is waited for.
    private string Restore() => SpinWait.SpinUntil(new WalLimit(connection, path, 0).Truncate, RestoreTime)
        ? "All that was recorded until now is in the database: run again to go on."
        : "Its content could not be moved into the database.";

    private static string FreeName(string path)
    {
        var stem = Path.ChangeExtension(path, null);
        return Enumerable.Range(1, int.MaxValue).Select(number => $"{stem}.rescued-{number}.db").First(name => !File.Exists(name));
    }

    // The wrapper has no such call. The handle is the connection's, which outlives the call.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_file_control")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int FileControl(
        SafeHandle database, [MarshalAs(UnmanagedType.LPUTF8Str)] string schema, int operation, out int result);
}
