using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Pages of trials, each found by the sort keys at which the page before it ended.</summary>
internal static class TrialPages
{
    private const int SortColumns = 19;

    public static Page<TrialSummary> List(
        SqliteConnection connection, string id, TrialQuery query, TrialSort sort, PageToken? after)
    {
        if (ExperimentQueries.FindKey(connection, id) is not { } key)
        {
            return new Page<TrialSummary>([], null);
        }

        var rows = sort.Key == TrialSort.Number
            ? ListByNumber(connection, key, query, sort, after)
            : ListSorted(connection, key, query, sort, after);
        if (sort.IsMetric && rows.TrueForAll(row => row.Token.Missing == 1))
        {
            CheckMetric(connection, key, sort.Key);
        }

        return Pages.Cut(rows, query.Limit, row => row.Trial, row => row.Token.ToString());
    }

    private static List<(TrialSummary Trial, PageToken Token)> ListByNumber(
        SqliteConnection connection, long key, TrialQuery query, TrialSort sort, PageToken? after) => connection.Query(
        $"""
        SELECT {TrialRows.Columns} FROM {TrialRows.Tables}
        WHERE t.experiment = $key AND t.number {(sort.IsDescending ? "<" : ">")} $after
            AND ($model IS NULL OR t.model = $model) AND ($state IS NULL OR t.state = $state)
        ORDER BY t.number {(sort.IsDescending ? "DESC" : "ASC")} LIMIT $limit
        """,
        row => (TrialRows.Read(row), new PageToken(query.Sort, "", 0, 0, row.GetInt64(0))),
        ("$key", key),
        ("$after", after?.Number ?? (sort.IsDescending ? long.MaxValue : -1)),
        ("$model", query.Model),
        ("$state", query.State?.ToString()),
        ("$limit", query.Limit + 1));

    private static List<(TrialSummary Trial, PageToken Token)> ListSorted(
        SqliteConnection connection, long key, TrialQuery query, TrialSort sort, PageToken? after) => connection.Query(
        $"""
        WITH valued AS (
            SELECT t.number, {sort.GroupSql} AS band, {sort.ValueSql} AS value
            FROM {TrialRows.Tables}
            LEFT JOIN families f ON f.experiment = t.experiment AND f.name = t.family
            WHERE t.experiment = $key
                AND ($model IS NULL OR t.model = $model) AND ($state IS NULL OR t.state = $state)),
        page AS (
            SELECT number, band, value IS NULL AS missing, coalesce(value, 0.0) AS value FROM valued
            WHERE $after IS NULL
                OR (band, value IS NULL, coalesce(value, 0.0), number) > ($band, $missing, $value, $after)
            ORDER BY band, missing, value, number LIMIT $limit)
        SELECT {TrialRows.Columns}, page.band, page.missing, page.value
        FROM page JOIN {TrialRows.Tables.Replace("trials t", "trials t ON t.experiment = $key AND t.number = page.number")}
        ORDER BY page.band, page.missing, page.value, page.number
        """,
        row => (TrialRows.Read(row), ReadToken(row, query.Sort)),
        ("$key", key),
        ("$path", sort.Path),
        ("$model", query.Model),
        ("$state", query.State?.ToString()),
        ("$after", after?.Number),
        ("$band", after?.Group),
        ("$missing", after?.Missing),
        ("$value", after?.Value),
        ("$limit", query.Limit + 1));

    private static PageToken ReadToken(SqliteDataReader row, string sort) => new(
        sort, row.GetString(SortColumns), row.GetInt64(SortColumns + 1), row.GetDouble(SortColumns + 2), row.GetInt64(0));

    // An experiment without an epoch yet may be sorted by any metric.
    private static void CheckMetric(SqliteConnection connection, long key, string metric)
    {
        var known = connection.Query(
            $"""
            SELECT DISTINCT m.key FROM {TrialRows.Tables} JOIN json_each(e.metrics) m
            WHERE t.experiment = $key ORDER BY m.key
            """,
            row => row.GetString(0),
            ("$key", key));
        if (known.Count > 0 && !known.Contains(metric))
        {
            throw new ArgumentException(
                $"Cannot sort by '{metric}': this experiment has number, objective, {string.Join(", ", known)}.");
        }
    }
}
