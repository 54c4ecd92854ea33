using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
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
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
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

    // Changes and beats come from two sources into one stream.
    private static async IAsyncEnumerable<StreamedChange> ReadAsync(
        LiveFeed feed, IExperimentReader reader, long? after, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var first = await reader.ListChangesAsync(after, cancellation);
        var known = first.Newest;
        yield return new(known, time.GetUtcNow(), first.Experiments);

        var channel = Channel.CreateBounded<SeenChanges?>(new BoundedChannelOptions(8) { FullMode = BoundedChannelFullMode.DropOldest });
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _ = PumpAsync(feed, channel.Writer, ended.Token);
        using var beat = time.CreateTimer(_ => channel.Writer.TryWrite(null), null, Beat, Beat);
        try
        {
            await foreach (var seen in channel.Reader.ReadAllAsync(cancellation))
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
        finally
        {
            await ended.CancelAsync();
        }
    }

    private static async Task PumpAsync(LiveFeed feed, ChannelWriter<SeenChanges?> target, CancellationToken cancellation)
    {
        try
        {
            await foreach (var changes in feed.ListenAsync(cancellation))
            {
                target.TryWrite(changes);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }
}
