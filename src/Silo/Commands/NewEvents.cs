using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.Commands;

/// <summary>Events of an experiment, page by page, each once.</summary>
internal sealed class NewEvents(IExperimentSource source, string id)
{
    private const int PageSize = 1_000;

    private long _seen;

    /// <summary>Takes all that there are for seen: a look for one event at each of a few places, however many there are.</summary>
    public async Task SkipAsync(CancellationToken cancellation)
    {
        var (low, high) = (0L, 1L);
        while (await HasAfterAsync(high, cancellation)) { (low, high) = (high, high * 2); }

        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (await HasAfterAsync(middle, cancellation)) { low = middle + 1; }
            else { high = middle; }
        }

        _seen = low;
    }

    /// <summary>What came since the last call, oldest first.</summary>
    public async Task<IReadOnlyList<EventRow>> TakeAsync(CancellationToken cancellation)
    {
        List<EventRow> rows = [];
        while (true)
        {
            var page = await source.ListEventsAsync(id, _seen, PageSize, cancellation);
            rows.AddRange(page.Items);
            if (page.Items.Count > 0) { _seen = page.Items[^1].Sequence; }

            if (page.Next is null) { return rows; }
        }
    }

    private async Task<bool> HasAfterAsync(long sequence, CancellationToken cancellation) =>
        (await source.ListEventsAsync(id, sequence, 1, cancellation)).Items.Count > 0;
}
