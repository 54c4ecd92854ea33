using Npgsql;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>
/// The tables of a membership table in Postgres, in a schema of their own. Orleans' provider finds its statements in one of them, by
/// names that it gives; each is one statement, so that a row and the table's version change together or not at all.
/// </summary>
internal static class PostgresSchema
{
    /// <summary>The schema's name.</summary>
    public const string Name = "orchestrator";

    private const string Key = "address = @Address AND port = @Port AND generation = @Generation";

    private const string Columns = """
        v.deploymentid, m.address, m.port, m.generation, m.siloname, m.hostname, m.status, m.proxyport, m.suspecttimes, m.starttime,
        m.iamalivetime, v.version
        """;

    // Heads that start at once make it one after the other.
    private const string Tables = """
        SELECT pg_advisory_xact_lock(hashtext('orchestrator.membership'));
        CREATE SCHEMA IF NOT EXISTS orchestrator;
        CREATE TABLE IF NOT EXISTS orchestrator.orleansquery (querykey text PRIMARY KEY, querytext text NOT NULL);
        CREATE TABLE IF NOT EXISTS orchestrator.versions (deploymentid text PRIMARY KEY, version integer NOT NULL DEFAULT 0);
        CREATE TABLE IF NOT EXISTS orchestrator.members (
            deploymentid text NOT NULL REFERENCES orchestrator.versions,
            address text NOT NULL, port integer NOT NULL, generation integer NOT NULL,
            siloname text NOT NULL, hostname text NOT NULL, status integer NOT NULL, proxyport integer, suspecttimes text,
            starttime timestamptz(3) NOT NULL, iamalivetime timestamptz(3) NOT NULL,
            PRIMARY KEY (deploymentid, address, port, generation));
        """;

    private static readonly (string Key, string Text)[] Statements =
    [
        ("InsertMembershipVersionKey", """
            WITH added AS (INSERT INTO versions (deploymentid) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
            SELECT count(*)::integer FROM added
            """),
        ("InsertMembershipKey", $"""
            WITH counted AS (
                UPDATE versions SET version = version + 1
                WHERE deploymentid = @DeploymentId AND version = @Version
                    AND NOT EXISTS (SELECT 1 FROM members WHERE deploymentid = @DeploymentId AND {Key})
                RETURNING deploymentid),
            added AS (
                INSERT INTO members (deploymentid, address, port, generation, siloname, hostname, status, proxyport, starttime, iamalivetime)
                SELECT deploymentid, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
                FROM counted RETURNING 1)
            SELECT count(*)::integer FROM added
            """),
        ("UpdateMembershipKey", $"""
            WITH counted AS (
                UPDATE versions SET version = version + 1
                WHERE deploymentid = @DeploymentId AND version = @Version
                    AND EXISTS (SELECT 1 FROM members WHERE deploymentid = @DeploymentId AND {Key})
                RETURNING deploymentid),
            changed AS (
                UPDATE members m SET status = @Status, suspecttimes = @SuspectTimes, iamalivetime = @IAmAliveTime
                FROM counted c WHERE m.deploymentid = c.deploymentid AND {Key} RETURNING 1)
            SELECT count(*)::integer FROM changed
            """),
        ("UpdateIAmAlivetimeKey", $"UPDATE members SET iamalivetime = @IAmAliveTime WHERE deploymentid = @DeploymentId AND {Key}"),
        ("MembershipReadAllKey", $"""
            SELECT {Columns} FROM versions v LEFT JOIN members m ON m.deploymentid = v.deploymentid WHERE v.deploymentid = @DeploymentId
            """),
        ("MembershipReadRowKey", $"""
            SELECT {Columns} FROM versions v LEFT JOIN members m ON m.deploymentid = v.deploymentid AND {Key}
            WHERE v.deploymentid = @DeploymentId
            """),
        ("DeleteMembershipTableEntriesKey", """
            WITH gone AS (DELETE FROM members WHERE deploymentid = @DeploymentId) UPDATE versions SET version = 0 WHERE deploymentid = @DeploymentId
            """),
        ("CleanupDefunctSiloEntriesKey", """
            DELETE FROM members WHERE deploymentid = @DeploymentId AND iamalivetime < @IAmAliveTime AND status <> 3
            """),
        ("GatewaysQueryKey", """
            SELECT address, proxyport, generation FROM members WHERE deploymentid = @DeploymentId AND status = @Status AND proxyport > 0
            """),
    ];

    /// <summary>Makes what is missing; what is there stays, with its rows.</summary>
    /// <exception cref="NpgsqlException">The server does not answer, or the user may not.</exception>
    public static async Task EnsureAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await RunAsync(connection, Tables, cancellation);
        foreach (var (key, text) in Statements)
        {
            await RunAsync(
                connection,
                "INSERT INTO orchestrator.orleansquery VALUES (@key, @text) ON CONFLICT (querykey) DO UPDATE SET querytext = excluded.querytext",
                cancellation, ("key", key), ("text", text));
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation, params (string Name, string Value)[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value) in values) { command.Parameters.AddWithValue(name, value); }

        await command.ExecuteNonQueryAsync(cancellation);
    }
}
