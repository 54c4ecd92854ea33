using Microsoft.Data.Sqlite;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results.Reading.Filters;
using Orchestrator.Grains.Results.Sql;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Pages of trials, each found by the sort keys at which the page before it ended.</summary>
internal static class TrialPages
{
    private const int SortColumns = 22;

    public static Page<TrialSummary> List(
        SqliteConnection connection, string id, TrialQuery query, TrialSort sort, PageToken? after)
    {
        if (ExperimentQueries.FindKey(connection, id) is not { } key)
        {
            return new Page<TrialSummary>([], null);
        }

        var values = new SqlValues().With("$key", key).With("$after", after?.Number).With("$limit", query.Limit + 1);
        var columns = new TrialColumnResolver(new TrialNames(connection, key), values);
        var condition = Condition(query, columns, values);
        var rows = sort.Key == TrialSort.Number
            ? ListByNumber(connection, query, sort, condition, values)
            : ListSorted(connection, query, sort.ValueSql(columns), sort.GroupSql, condition, values, after);
        return Pages.Cut(rows, query.Limit, row => row.Trial, row => row.Token.ToString());
    }

    // Only what is asked for is written, so that an index can serve it.
    private static string Condition(TrialQuery query, TrialColumnResolver columns, SqlValues values) =>
        (query.Model is null ? "" : $" AND t.model = {values.Add(query.Model)}")
        + (query.State is null ? "" : $" AND t.state = {values.Add(query.State.ToString())}")
        + FilterSql.Write(query.Where, columns, values);

    private static List<(TrialSummary Trial, PageToken Token)> ListByNumber(
        SqliteConnection connection, TrialQuery query, TrialSort sort, string condition, SqlValues values) => connection.Query(
        $"""
        SELECT {TrialRows.Columns} FROM {TrialRows.Tables}
        WHERE t.experiment = $key AND t.number {(sort.IsDescending ? "<" : ">")} coalesce($after, {(sort.IsDescending ? long.MaxValue : -1)})
            {condition}
        ORDER BY t.number {(sort.IsDescending ? "DESC" : "ASC")} LIMIT $limit
        """,
        row => (TrialRows.Read(row), new PageToken(query.Sort, "", 0, 0, row.GetInt64(0))),
        values.All);

    // The sort keys of all first, then everything of the few on the page.
    private static List<(TrialSummary Trial, PageToken Token)> ListSorted(
        SqliteConnection connection, TrialQuery query, string value, string group, string condition, SqlValues values, PageToken? after) =>
        connection.Query(
        $"""
        WITH valued AS MATERIALIZED (
            SELECT t.number, {group} AS band, {value} AS value
            FROM trials t
            WHERE t.experiment = $key {condition}),
        page AS MATERIALIZED (
            SELECT number, band, value IS NULL AS missing, coalesce(value, 0.0) AS value FROM valued
            WHERE $after IS NULL
                OR (band, value IS NULL, coalesce(value, 0.0), number) > ($band, $missing, $value, $after)
            ORDER BY band, missing, value, number LIMIT $limit)
        SELECT {TrialRows.Columns}, page.band, page.missing, page.value
        FROM page JOIN {TrialRows.Tables.Replace("trials t", "trials t ON t.experiment = $key AND t.number = page.number")}
        ORDER BY page.band, page.missing, page.value, page.number
        """,
        row => (TrialRows.Read(row), ReadToken(row, query.Sort)),
        values.With("$band", after?.Group).With("$missing", after?.Missing).With("$value", after?.Value).All);

    private static PageToken ReadToken(SqliteDataReader row, string sort) => new(
        sort, row.GetString(SortColumns), row.GetInt64(SortColumns + 1), row.GetDouble(SortColumns + 2), row.GetInt64(0));
}
