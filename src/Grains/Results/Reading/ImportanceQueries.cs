using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Results.Sql;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Search.Importance;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>What importances are computed from.</summary>
internal static class ImportanceQueries
{
    /// <summary>The most trials of a family; of more, every second, third, ... counts.</summary>
    public const int MostTrials = 1_000;

    public static IReadOnlyList<RankedFamily> List(SqliteConnection connection, string id) =>
        ExperimentQueries.Find(connection, id) is { } experiment && ExperimentQueries.FindKey(connection, id) is { } key
            ? [.. experiment.Spec.Families
                .Where(family => family.Objective is not null)
                .Select(family => Read(connection, key, experiment.Spec, family))]
            : [];

    private static RankedFamily Read(SqliteConnection connection, long key, ExperimentSpec spec, FamilySpec family) =>
        new(FamilySpace.Of(spec, family), family.Objective!, ListTrials(connection, key, family.Name));

    private static List<AnalysedTrial> ListTrials(SqliteConnection connection, long key, string family) => connection.Query(
        $"""
        WITH valued AS (
            SELECT experiment, number, objective, row_number() OVER (ORDER BY number) - 1 AS place, count(*) OVER () AS total
            FROM trials
            WHERE experiment = $key AND family = $family AND state = 'Completed' AND objective_kind = 'finite')
        SELECT t.objective, {TrialRows.Parameters} FROM valued t
        WHERE t.place % ((t.total + $most - 1) / $most) = 0 ORDER BY t.number
        """,
        row => new AnalysedTrial(TrialRows.ReadParameters(row.GetString(1)), row.GetDouble(0)),
        ("$key", key),
        ("$family", family),
        ("$most", MostTrials));
}
