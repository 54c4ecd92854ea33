using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Orchestrator.Grains.Results.Sql;

/// <summary>The ways in which this product opens SQLite.</summary>
internal static class Connections
{
    // A busy database is tried again for this long, by the driver or by SQLite; the writer then says that it waits, and goes on trying.
    private const int BusySeconds = 1;

    /// <summary>Lets SQLite itself wait for a busy database, as the driver does for its own commands.</summary>
    public static readonly string BusyTimeout = $"PRAGMA busy_timeout = {BusySeconds * 1000}";

    // Each running trial has pages of its own, in the index that its next epoch goes into and in the table of trials.
    private const string CacheOfWriter = "-65536";

    // What an append may take back is kept in memory up to here, and only what is larger, such as a deletion, in a file under the system's
    // folder for those: by default that file took three of four writes of a busy ledger. https://www.sqlite.org/c3ref/c_config_covering_index_scan.html
    private const int SpillBytes = 4 * 1024 * 1024;
    private const int SpillOption = 26;

    // Refused, with no harm, where something else of the process has opened SQLite before.
    static Connections()
    {
        Batteries_V2.Init();
        _ = raw.sqlite3_config(SpillOption, SpillBytes);
    }

    /// <summary>A connection that may write, in WAL mode; each commit is on the disk before it returns.</summary>
    public static SqliteConnection OpenWriter(string path)
    {
        var connection = OpenUnchecked(path);
        connection.Execute(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
            + $"{BusyTimeout}; PRAGMA cache_size = {CacheOfWriter}");
        return connection;
    }

    /// <summary>A connection that may write, before it is known whose file it is: nothing is changed.</summary>
    public static SqliteConnection OpenUnchecked(string path) => Open(new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Pooling = false,
        DefaultTimeout = BusySeconds,
    }.ToString());

    /// <summary>Opens a connection by its text.</summary>
    public static SqliteConnection Open(string text) => Open(new SqliteConnection(text));

    /// <summary>Opens a connection, which is disposed where that fails.</summary>
    public static T Open<T>(T connection) where T : SqliteConnection
    {
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The text for connections that only read.</summary>
    public static string ReadOnly(string path) => ReadOnlySource(path);

    /// <summary>
    /// The same for a medium on which SQLite cannot make its shared memory: the file is taken as never changing.
    /// </summary>
    public static string Immutable(string path) =>
        ReadOnlySource($"file://{Uri.EscapeDataString(path).Replace("%2F", "/")}?immutable=1");

    private static string ReadOnlySource(string source) => new SqliteConnectionStringBuilder
    {
        DataSource = source,
        Mode = SqliteOpenMode.ReadOnly,
        Pooling = false,
        DefaultTimeout = BusySeconds,
    }.ToString();
}
