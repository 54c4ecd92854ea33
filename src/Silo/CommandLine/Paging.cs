using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.CommandLine;

/// <summary>Reads a list page by page, so that no read transaction outlives one page.</summary>
internal static class Paging
{
    private const int PageSize = 1_000;

    public static async Task<IReadOnlyList<T>> AllAsync<T>(Func<string?, int, Task<Page<T>>> read, int limit = int.MaxValue)
    {
        List<T> items = [];
        string? after = null;
        do
        {
            var page = await read(after, Math.Min(PageSize, limit - items.Count));
            items.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null && items.Count < limit);

        return items;
    }
}
