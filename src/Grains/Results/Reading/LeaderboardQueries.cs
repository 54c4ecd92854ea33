using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;
using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Families' trials, best first: Completed before Pruned, and within each those with NaN or no value last.</summary>
internal static class LeaderboardQueries
{
    private const string Completed = "t.state = 'Completed'";
    private const string Pruned = "t.state = 'Pruned'";

    // Best first, each part in an order of its own. Literals, so that SQLite can prove that its index of Completed trials fits.
    private static readonly string[] RankedParts =
    [
        $"{Completed} AND t.objective IS NOT NULL",
        $"{Completed} AND t.objective IS NULL",
        $"{Pruned} AND t.objective IS NOT NULL",
        $"{Pruned} AND t.objective IS NULL",
    ];

    private static readonly string[] UnrankedParts = ["t.state IN ('Completed', 'Pruned')"];

    public static IReadOnlyList<LeaderboardEntry> Get(SqliteConnection connection, string id, int perFamily) =>
        ExperimentQueries.FindKey(connection, id) is { } key
            ? [.. ListFamilies(connection, key).SelectMany(family => List(connection, key, family, PartsOf(family), perFamily))]
            : [];

    /// <summary>The best Completed trial with a value of each ranked family that has one.</summary>
    public static IReadOnlyList<LeaderboardEntry> FindBest(SqliteConnection connection, long key) =>
        [.. ListFamilies(connection, key)
            .Where(family => family.Objective is not null)
            .SelectMany(family => List(connection, key, family, RankedParts[..1], 1))];

    private static string[] PartsOf(Family family) => family.Objective is null ? UnrankedParts : RankedParts;

    private static List<Family> ListFamilies(SqliteConnection connection, long key) => connection.Query(
        "SELECT name, metric, direction FROM families WHERE experiment = $key ORDER BY position",
        row => new Family(
            row.GetString(0),
            row.IsDBNull(1) ? null : new Objective(row.GetString(1), Enum.Parse<ObjectiveDirection>(row.GetString(2)))),
        ("$key", key));

    private static List<LeaderboardEntry> List(
        SqliteConnection connection, long key, Family family, string[] parts, int limit)
    {
        var entries = new List<LeaderboardEntry>();
        foreach (var part in parts)
        {
            if (entries.Count == limit) { break; }

            var first = entries.Count + 1;
            var found = ListPart(connection, key, family, part, limit - entries.Count);
            entries.AddRange(found.Select((entry, i) => family.Objective is null ? entry : entry with { Rank = first + i }));
        }

        return entries;
    }

    private static List<LeaderboardEntry> ListPart(
        SqliteConnection connection, long key, Family family, string part, int limit) => connection.Query(
        $"""
        SELECT t.model, t.number, t.objective, t.objective_kind, {TrialRows.Parameters}, {TrialRows.Warnings},
            t.sample_epoch, t.state
        FROM trials t
        WHERE t.experiment = $key AND t.family = $family AND {part}
        ORDER BY {family.OrderSql}t.number LIMIT $limit
        """,
        row => new LeaderboardEntry(
            family.Name,
            family.Objective?.Metric,
            null,
            row.GetString(0),
            row.GetInt32(1),
            family.Objective is null ? null : ObjectiveKind.Read(row, 2),
            TrialRows.ReadParameters(row.GetString(4)))
        {
            Warnings = TrialRows.ReadWarnings(row.GetString(5)),
            SampleEpoch = row.GetIntOrNull(6),
            State = Enum.Parse<TrialState>(row.GetString(7)),
        },
        ("$key", key),
        ("$family", family.Name),
        ("$limit", limit));

    private sealed record Family(string Name, Objective? Objective)
    {
        public string OrderSql => Objective?.Direction switch
        {
            null => "",
            ObjectiveDirection.Maximize => "t.objective DESC, ",
            _ => "t.objective, ",
        };
    }
}
