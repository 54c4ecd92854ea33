using System.Text.Json;
using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading.Filters;

/// <summary>The names that an experiment's trials have columns for.</summary>
internal sealed class TrialNames(SqliteConnection connection, long key)
{
    private readonly Lazy<ExperimentSpec> _spec = new(() => JsonSerializer.Deserialize<ExperimentSpec>(
        (string)connection.Scalar("SELECT spec FROM specifications WHERE experiment = $key", ("$key", key))!, LedgerJson.Options)!);

    private readonly Lazy<IReadOnlyList<string>> _metrics = new(() => ListMetrics(connection, key));

    public IReadOnlyList<ParameterSpec> Parameters => _spec.Value.Parameters;

    public IReadOnlyList<string> Models => [.. _spec.Value.Families.SelectMany(family => family.Models)];

    public IReadOnlyList<string> Families => [.. _spec.Value.Families.Select(family => family.Name)];

    public IReadOnlyList<string> Metrics => _metrics.Value;

    /// <summary>The families whose objective is better when larger.</summary>
    public IReadOnlyList<string> Maximized =>
        [.. _spec.Value.Families.Where(family => family.Objective?.Direction == ObjectiveDirection.Maximize).Select(family => family.Name)];

    public static ColumnNames Get(SqliteConnection connection, string id)
    {
        if (ExperimentQueries.FindKey(connection, id) is not { } key)
        {
            return new([], []);
        }

        var names = new TrialNames(connection, key);
        return new([.. names.Parameters.Select(parameter => parameter.Name)], names.Metrics) { Tags = ListTags(connection, key) };
    }

    /// <summary>Whether every value that a parameter may take is a number.</summary>
    public static bool IsNumeric(ParameterSpec parameter) => parameter.Domain switch
    {
        FixedDomain only => only.Value.IsNumeric,
        ListDomain list => list.Values.All(value => value.IsNumeric),
        _ => true,
    };

    private static List<string> ListTags(SqliteConnection connection, long key) => connection.Query(
        "SELECT DISTINCT tag FROM tags INDEXED BY tags_by_name WHERE experiment = $key ORDER BY tag", row => row.GetString(0), ("$key", key));

    // Each step seeks the next name in the key, so that the rows of a name are passed over. Trials that train have theirs in the
    // rows of their epochs; there are as many as slots.
    private static List<string> ListMetrics(SqliteConnection connection, long key) => connection.Query(
        """
        WITH RECURSIVE ended(name) AS (
            SELECT (SELECT name FROM trial_metrics WHERE experiment = $key ORDER BY name LIMIT 1)
            UNION ALL
            SELECT (SELECT m.name FROM trial_metrics m WHERE m.experiment = $key AND m.name > ended.name ORDER BY m.name LIMIT 1)
            FROM ended WHERE ended.name IS NOT NULL)
        SELECT name FROM ended WHERE name IS NOT NULL
        UNION
        SELECT m.key FROM trials t
        JOIN epochs e ON e.experiment = t.experiment AND e.trial = t.number AND e.epoch = t.last_epoch
        JOIN json_each(e.metrics) m
        WHERE t.experiment = $key AND t.state IN ('Running', 'Paused', 'Pending')
        ORDER BY 1
        """,
        row => row.GetString(0),
        ("$key", key));
}
