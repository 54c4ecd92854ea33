using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>What an experiment's trials come to, however many there are.</summary>
internal static class OverviewQueries
{
    // A family's trials pass in the order of their numbers; its best so far is kept beside.
    public static IReadOnlyList<ImprovementRow> ListImprovements(SqliteConnection connection, string id) => connection.Query(
        """
        WITH valued AS (
            SELECT t.family, f.position, t.number, t.objective, iif(f.direction = 'Maximize', -t.objective, t.objective) AS value
            FROM experiments x
            JOIN families f ON f.experiment = x.key AND f.metric IS NOT NULL
            JOIN trials t ON t.experiment = x.key AND t.family = f.name AND t.state = 'Completed' AND t.objective IS NOT NULL
            WHERE x.id = $id),
        ranked AS (
            SELECT *, min(value) OVER (PARTITION BY family ORDER BY number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
            FROM valued)
        SELECT family, number, objective FROM ranked WHERE before IS NULL OR value < before ORDER BY position, number
        """,
        row => new ImprovementRow(row.GetString(0), row.GetInt32(1), row.GetDouble(2)),
        ("$id", id));

    public static IReadOnlyList<FailureGroup> ListFailures(SqliteConnection connection, string id) => connection.Query(
        """
        SELECT t.failure_kind, count(*), min(t.number), (
            SELECT json_group_array(number) FROM (
                SELECT o.number FROM trials o
                WHERE o.experiment = x.key AND o.state = 'Failed' AND o.failure_kind = t.failure_kind ORDER BY o.number LIMIT 8))
        FROM experiments x JOIN trials t ON t.experiment = x.key
        WHERE x.id = $id AND t.state = 'Failed' AND t.failure_kind IS NOT NULL
        GROUP BY t.failure_kind ORDER BY 2 DESC, 1
        """,
        row => new FailureGroup(
            Enum.Parse<FailureKind>(row.GetString(0)),
            row.GetInt32(1),
            MessageOf(connection, id, row.GetInt32(2)),
            JsonSerializer.Deserialize<int[]>(row.GetString(3))!),
        ("$id", id));

    public static IReadOnlyList<string> ListEnvironments(SqliteConnection connection, string id) => connection.Query(
        """
        SELECT n.json FROM environments n WHERE n.hash IN (
            SELECT a.environment FROM experiments x JOIN attempts a ON a.experiment = x.key WHERE x.id = $id)
        """,
        row => row.GetString(0),
        ("$id", id));

    private static string MessageOf(SqliteConnection connection, string id, int number) => (string)connection.Scalar(
        """
        SELECT t.failure_message FROM experiments x JOIN trials t ON t.experiment = x.key
        WHERE x.id = $id AND t.number = $number
        """,
        ("$id", id),
        ("$number", number))!;
}
