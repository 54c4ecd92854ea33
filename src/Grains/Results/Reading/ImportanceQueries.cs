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

    // What began with another's checkpoint has a value that is not its parameters' alone.
    private const string Ranked = """
        SELECT experiment, number, objective AS value FROM trials
        WHERE experiment = $key AND family = $family AND state = 'Completed' AND objective_kind = 'finite' AND parent IS NULL
        """;

    // The other objectives' values are those of the last epoch.
    private const string Other = """
        SELECT t.experiment, t.number, m.value FROM trials t
        JOIN trial_metrics m ON m.experiment = t.experiment AND m.trial = t.number AND m.name = $metric
        WHERE t.experiment = $key AND t.family = $family AND t.state = 'Completed' AND t.parent IS NULL AND abs(m.value) < 9e999
        """;

    public static IReadOnlyList<RankedFamily> List(SqliteConnection connection, string id) =>
        ExperimentQueries.Find(connection, id) is { } experiment && ExperimentQueries.FindKey(connection, id) is { } key
            ? [.. experiment.Spec.Families.SelectMany(family => family.Objectives
                .Select(objective => Read(connection, key, experiment.Spec, family, objective)))]
            : [];

    private static RankedFamily Read(
        SqliteConnection connection, long key, ExperimentSpec spec, FamilySpec family, Objective objective) =>
        new(FamilySpace.Of(spec, family), objective, ListTrials(connection, key, family, objective));

    private static List<AnalysedTrial> ListTrials(SqliteConnection connection, long key, FamilySpec family, Objective objective) => connection.Query(
        $"""
        WITH valued AS ({(objective == family.Objective ? Ranked : Other)}),
        placed AS (SELECT *, row_number() OVER (ORDER BY number) - 1 AS place, count(*) OVER () AS total FROM valued)
        SELECT t.value, {TrialRows.Parameters} FROM placed t
        WHERE t.place % ((t.total + $most - 1) / $most) = 0 ORDER BY t.number
        """,
        row => new AnalysedTrial(TrialRows.ReadParameters(row.GetString(1)), row.GetDouble(0)),
        ("$key", key),
        ("$family", family.Name),
        ("$metric", objective.Metric),
        ("$most", MostTrials));
}
