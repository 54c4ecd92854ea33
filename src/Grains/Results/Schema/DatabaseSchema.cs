using Microsoft.Data.Sqlite;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Schema;

/// <summary>Whose file it is, and which schema it has.</summary>
internal static class DatabaseSchema
{
    /// <summary>SQLite's <c>application_id</c> of this product: the letters Orch.</summary>
    public const int ApplicationId = 0x4F726368;

    /// <summary>Every step, oldest first.</summary>
    public static IReadOnlyList<SchemaStep> Steps { get; } =
    [
        Schema0001.Step, Schema0002.Step, Schema0003.Step, Schema0004.Step, Schema0005.Step, Schema0006.Step, Schema0007.Step,
        Schema0008.Step, Schema0009.Step, Schema0010.Step,
    ];

    /// <summary>Makes or upgrades the database at <paramref name="path"/>, whose lock is held.</summary>
    public static void Prepare(string path, TimeProvider time) => Prepare(path, time, Steps);

    /// <summary>The same with other steps.</summary>
    internal static void Prepare(string path, TimeProvider time, IReadOnlyList<SchemaStep> steps)
    {
        using (var probe = Connections.OpenUnchecked(path))
        {
            CheckOwned(probe, path, steps.Count);
        }

        using var connection = Connections.OpenWriter(path);
        Migrate(connection, path, time, steps);
    }

    /// <summary>Checks a database that is only read.</summary>
    public static void CheckReadable(SqliteConnection connection, string path)
    {
        var version = CheckOwned(connection, path, Steps.Count);
        if (version < Steps.Count)
        {
            throw new DatabaseException(version == 0
                ? NotOurs(path, "it is empty")
                : $"'{path}': schema version {version} was written by an older Orchestrator; this one reads {Steps.Count}. "
                    + $"'run FILE --database {path}' upgrades it and keeps a backup.");
        }
    }

    private static int CheckOwned(SqliteConnection connection, string path, int newest)
    {
        var (application, version) = ReadHeader(connection, path);
        var isEmpty = application == 0 && version == 0 && connection.Scalar("SELECT 1 FROM sqlite_schema LIMIT 1") is null;
        if (application != ApplicationId && !isEmpty)
        {
            throw new DatabaseException(NotOurs(path, "it is another program's SQLite file"));
        }

        return version <= newest
            ? version
            : throw new DatabaseException(
                $"'{path}': schema version {version} was written by a newer Orchestrator; this one knows up to {newest}.");
    }

    private static (int Application, int Version) ReadHeader(SqliteConnection connection, string path)
    {
        try
        {
            return (Pragma(connection, "application_id"), Pragma(connection, "user_version"));
        }
        catch (SqliteException e) when (e.SqliteErrorCode == SQLitePCL.raw.SQLITE_NOTADB)
        {
            throw new DatabaseException(NotOurs(path, "it is not a SQLite file"), e);
        }
    }

    private static void Migrate(SqliteConnection connection, string path, TimeProvider time, IReadOnlyList<SchemaStep> steps)
    {
        var version = Pragma(connection, "user_version");
        if (version == steps.Count)
        {
            return;
        }

        using var backup = version > 0 ? SchemaBackup.Write(connection, path, version, time) : null;
        // A step may put a table in another's place: what refers to it keeps the name (https://www.sqlite.org/lang_altertable.html, section 7).
        connection.Execute("PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON");
        connection.CreateFunction<string, double?>("json_number", JsonNumber.Read, isDeterministic: true);
        var orphans = CountOrphans(connection);
        using var transaction = connection.BeginTransaction();
        var pending = string.Join(";\n", steps.Skip(version).Select(step => step.Sql));
        connection.Execute($"{pending};\nPRAGMA application_id = {ApplicationId}; PRAGMA user_version = {steps.Count}");
        if (CountOrphans(connection) > orphans)
        {
            throw new DatabaseException($"Cannot upgrade '{path}': rows of it would belong to nothing then; it stays as it is.");
        }

        transaction.Commit();
        backup?.Keep();
    }

    // Nothing watches over references while the steps run. What was broken before is no reason to refuse all the rest.
    private static long CountOrphans(SqliteConnection connection) => (long)connection.Scalar("SELECT count(*) FROM pragma_foreign_key_check")!;

    private static int Pragma(SqliteConnection connection, string name) => (int)(long)connection.Scalar($"PRAGMA {name}")!;

    private static string NotOurs(string path, string why) => $"'{path}' is not an Orchestrator database: {why}.";
}
