using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Sql;
using Orchestrator.Grains.Search.Jobs;
using Orchestrator.Grains.Search.Samplers.Nsga2;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Which trials of families with several objectives are worth having.</summary>
internal static class ParetoQueries
{
    /// <summary>Each family's front, best first by its first objective.</summary>
    public static IReadOnlyList<ParetoEntry> List(SqliteConnection connection, string id) =>
        ExperimentQueries.Find(connection, id) is { } experiment && ExperimentQueries.FindKey(connection, id) is { } key
            ? [.. experiment.Spec.Families
                .Where(family => family.Others is { Count: > 0 })
                .SelectMany(family => FrontOf(connection, key, family, experiment.Spec.ObjectiveAt == "best"))]
            : [];

    private static IEnumerable<ParetoEntry> FrontOf(SqliteConnection connection, long key, FamilySpec family, bool usesBest)
    {
        var objectives = family.Objectives;
        var trials = ListTrials(connection, key, family, usesBest);
        double[][] losses = [.. trials.Select(trial => (double[])[.. objectives.Select((objective, place) =>
            new LossScale(objective.Direction).Turn(trial.Values[place].Value))])];
        return ParetoFront.Of(losses).OrderBy(index => losses[index][0]).Select(index => trials[index]);
    }

    // Of the epoch that gives the trial its value: the first objective chooses it.
    private static List<ParetoEntry> ListTrials(SqliteConnection connection, long key, FamilySpec family, bool usesBest)
    {
        var epoch = usesBest
            ? "(SELECT min(b.epoch) FROM epochs b WHERE b.experiment = t.experiment AND b.trial = t.number AND b.objective = t.objective)"
            : "t.last_epoch";
        var trials = connection.Query(
            $"""
            SELECT t.number, t.model, e.metrics, {TrialRows.Parameters}
            FROM trials t JOIN epochs e ON e.experiment = t.experiment AND e.trial = t.number AND e.epoch = {epoch}
            WHERE t.experiment = $key AND t.family = $family AND t.state = 'Completed' ORDER BY t.number
            """,
            row => new ParetoEntry(
                family.Name, row.GetInt32(0), row.GetString(1), ValuesOf(family, MetricsJson.Read(row.GetString(2))), TrialRows.ReadParameters(row.GetString(3))),
            ("$key", key),
            ("$family", family.Name));
        return trials.FindAll(trial => trial.Values.All(value => !double.IsNaN(value.Value)));
    }

    private static IReadOnlyList<MetricValue> ValuesOf(FamilySpec family, IReadOnlyList<MetricValue> metrics) =>
        [.. family.Objectives.Select(objective =>
            metrics.FirstOrDefault(metric => metric.Name == objective.Metric, new MetricValue(objective.Metric, double.NaN)))];
}
