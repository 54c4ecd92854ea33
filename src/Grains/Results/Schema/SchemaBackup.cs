using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Schema;

/// <summary>The copy that is kept beside a database before it is upgraded: <c>F.v1.20260102T030405.bak</c>.</summary>
internal static class SchemaBackup
{
    public static void Write(SqliteConnection connection, string path, int version, TimeProvider time)
    {
        var copy = $"{path}.v{version}.{time.GetUtcNow():yyyyMMddTHHmmss}.bak";
        if (File.Exists(copy))
        {
            throw new DatabaseException($"Cannot upgrade '{path}': the backup '{copy}' exists already.");
        }

        connection.Scalar("VACUUM INTO $copy", ("$copy", copy));
    }
}
