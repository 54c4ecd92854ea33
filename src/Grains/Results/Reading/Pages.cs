using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Makes pages of queries that asked for one row more than the page holds.</summary>
internal static class Pages
{
    public static Page<TItem> Cut<TRow, TItem>(
        List<TRow> rows, int limit, Func<TRow, TItem> item, Func<TRow, string> token) => new(
        [.. rows.Take(limit).Select(item)],
        rows.Count > limit ? token(rows[limit - 1]) : null);
}
