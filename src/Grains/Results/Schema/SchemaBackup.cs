using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Schema;

/// <summary>
/// The copy that is kept beside a database before it is upgraded: <c>F.v1.20260102T030405.bak</c>. Disposing removes it where the
/// upgrade failed, and so changed nothing.
/// </summary>
internal sealed class SchemaBackup : IDisposable
{
    private readonly string _copy;
    private bool _isKept;

    private SchemaBackup(string copy) => _copy = copy;

    /// <summary>Writes it.</summary>
    /// <exception cref="DatabaseException">There is a file of its name.</exception>
    public static SchemaBackup Write(SqliteConnection connection, string path, int version, TimeProvider time)
    {
        var copy = $"{path}.v{version}.{time.GetUtcNow():yyyyMMddTHHmmss}.bak";
        if (File.Exists(copy))
        {
            throw new DatabaseException($"Cannot upgrade '{path}': the backup '{copy}' exists already.");
        }

        var backup = new SchemaBackup(copy);
        try
        {
            connection.Scalar("VACUUM INTO $copy", ("$copy", copy));
            return backup;
        }
        catch
        {
            // A part of one, on a disk that was too small for it.
            backup.Dispose();
            throw;
        }
    }

    /// <summary>The upgrade is done.</summary>
    public void Keep() => _isKept = true;

    public void Dispose()
    {
        if (!_isKept) { File.Delete(_copy); }
    }
}
