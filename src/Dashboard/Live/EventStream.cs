using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Api;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Live;

/// <summary>
/// <c>/api/v1/events/stream</c>: server-sent events whose ids are ledger sequences, so that a browser that was cut off hears on
/// reconnecting what it missed.
/// </summary>
internal static class EventStream
{
    private static readonly TimeSpan Reconnect = TimeSpan.FromSeconds(1);

    public static IResult Get(
        HttpRequest request, LiveFeed feed, IExperimentReader reader, TimeProvider time, CancellationToken cancellation)
    {
        var known = request.Headers["Last-Event-ID"].ToString();
        var after = known.Length > 0 && long.TryParse(known, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : request.Query.Number("after", 0, long.MaxValue);
        return TypedResults.ServerSentEvents(Write(ReadAsync(feed, reader, after, time, cancellation)));
    }

    private static async IAsyncEnumerable<SseItem<string>> Write(IAsyncEnumerable<StreamedChange> changes)
    {
        await foreach (var change in changes)
        {
            yield return new SseItem<string>(JsonSerializer.Serialize(change, ApiJson.Options))
            {
                EventId = change.Sequence.ToString(CultureInfo.InvariantCulture),
                ReconnectionInterval = Reconnect,
            };
        }
    }

    private static async IAsyncEnumerable<StreamedChange> ReadAsync(
        LiveFeed feed, IExperimentReader reader, long? after, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await reader.ListChangesAsync(after, cancellation);
        var known = first.Newest;
        yield return new(known, time.GetUtcNow(), first.Experiments);

        await foreach (var seen in feed.ListenAsync(cancellation))
        {
            if (seen is null)
            {
                yield return new(known, time.GetUtcNow(), []);
            }
            else if (seen.Changes.Newest > known)
            {
                // Something lies between what this page knows and what was seen: the feed has just begun, or the page is slow.
                var changes = seen.After == known ? seen.Changes : await reader.ListChangesAsync(known, cancellation);
                known = changes.Newest;
                yield return new(known, time.GetUtcNow(), changes.Experiments);
            }
        }
    }
}
