using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Experiments at a glance.</summary>
internal static class ExperimentQueries
{
    private const string Last = "@last";
    private const int Candidates = 5;

    private const string Columns = "x.key, x.id, x.name, x.state, x.planned, x.created_at, x.ended_at, x.run_ms";

    public static long? FindKey(SqliteConnection connection, string id) =>
        (long?)connection.Scalar("SELECT key FROM experiments WHERE id = $id AND is_deleted = 0", ("$id", id));

    public static string? Resolve(SqliteConnection connection, string text)
    {
        if (text == Last)
        {
            return (string?)connection.Scalar("SELECT id FROM experiments WHERE is_deleted = 0 ORDER BY key DESC LIMIT 1");
        }

        return FindKey(connection, text) is null ? ResolvePrefix(connection, text) : text;
    }

    public static Page<ExperimentSummary> List(SqliteConnection connection, ExperimentQuery query, long? after)
    {
        var (limit, states, name) = (query.Limit, query.States, query.Name);
        var rows = connection.Query(
            $"""
            SELECT {Columns} FROM experiments x
            WHERE x.is_deleted = 0 AND x.key < $after {(states is null ? "" : "AND x.state IN (SELECT value FROM json_each($states))")}
              {(name is null ? "" : "AND x.key IN (SELECT value FROM json_each($named))")}
            ORDER BY x.key DESC LIMIT $limit
            """,
            row => Read(connection, row),
            ("$after", after ?? long.MaxValue),
            ("$states", states is null ? null : JsonSerializer.Serialize(states.Select(state => state.ToString()))),
            ("$named", name is null ? null : JsonSerializer.Serialize(FindNamed(connection, name))),
            ("$limit", limit + 1));
        return Pages.Cut(rows, limit, row => row.Summary, row => $"{row.Key}");
    }

    // SQLite knows capital letters of ASCII alone.
    private static IEnumerable<long> FindNamed(SqliteConnection connection, string part) =>
        connection.Query("SELECT key, name FROM experiments WHERE is_deleted = 0", row => (Key: row.GetInt64(0), Name: row.GetString(1)))
            .Where(each => each.Name.Contains(part, StringComparison.OrdinalIgnoreCase)).Select(each => each.Key);

    public static ExperimentDetail? Find(SqliteConnection connection, string id)
    {
        var found = connection.Query(
            $"""
            SELECT {Columns}, s.spec, s.spec_hash, s.source
            FROM experiments x JOIN specifications s ON s.experiment = x.key WHERE x.id = $id
            """,
            row => new ExperimentDetail(
                Read(connection, row).Summary,
                JsonSerializer.Deserialize<ExperimentSpec>(row.GetString(8), LedgerJson.Options)!,
                row.GetString(9),
                row.GetString(10)),
            ("$id", id));
        return found.SingleOrDefault();
    }

    private static string? ResolvePrefix(SqliteConnection connection, string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var ids = connection.Query(
            "SELECT id FROM experiments WHERE is_deleted = 0 AND substr(id, 1, length($text)) = $text ORDER BY id LIMIT $limit",
            row => row.GetString(0),
            ("$text", text),
            ("$limit", Candidates));
        return ids.Count > 1 ? throw new AmbiguousIdException(text, ids) : ids.SingleOrDefault();
    }

    private static (long Key, ExperimentSummary Summary) Read(SqliteConnection connection, SqliteDataReader row)
    {
        var key = row.GetInt64(0);
        var summary = new ExperimentSummary(
            row.GetString(1),
            row.GetString(2),
            Enum.Parse<ExperimentState>(row.GetString(3)),
            CountTrials(connection, key),
            row.GetIntOrNull(4),
            LeaderboardQueries.FindBest(connection, key),
            row.GetTime(5),
            row.GetTimeOrNull(6),
            row.GetInt64(7) / 1000.0);
        return (key, summary);
    }

    private static TrialCounts CountTrials(SqliteConnection connection, long key)
    {
        var counts = connection
            .Query(
                "SELECT state, count FROM trial_counts WHERE experiment = $key",
                row => (State: Enum.Parse<TrialState>(row.GetString(0)), Count: row.GetInt32(1)),
                ("$key", key))
            .ToDictionary(row => row.State, row => row.Count);
        int Of(TrialState state) => counts.GetValueOrDefault(state);
        return new TrialCounts(
            Of(TrialState.Pending),
            Of(TrialState.Running),
            Of(TrialState.Paused),
            Of(TrialState.Completed),
            Of(TrialState.Pruned),
            Of(TrialState.Failed),
            Of(TrialState.Canceled));
    }
}
