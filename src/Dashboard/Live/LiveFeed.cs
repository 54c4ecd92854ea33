using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Live;

/// <summary>
/// Watches the ledger for all open pages together: a few looks a second while anybody listens, none while nobody does. What
/// happens between two looks is told as one change; where nothing does, a beat now and then says that the server is there.
/// </summary>
internal sealed partial class LiveFeed(IExperimentReader reader, TimeProvider time, IHostApplicationLifetime server, ILogger<LiveFeed> logger)
{
    /// <summary>Between two looks; so listeners hear at most two or three changes a second.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(450);

    /// <summary>Between two looks once nothing has happened for some time.</summary>
    public static readonly TimeSpan IdlePeriod = TimeSpan.FromSeconds(1);

    /// <summary>Between two beats; a page that hears nothing for three of them says so.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    // Looks that saw nothing before it is idle.
    private const int IdleLooks = 10;

    // A listener that is behind by more asks the ledger for what it missed.
    private const int MostWaiting = 8;

    private readonly Lock _gate = new();
    private readonly List<Channel<SeenChanges?>> _listeners = [];
    private bool _isWatching;
    private long? _newest;

    /// <summary>
    /// Changes as they are seen, from now until <paramref name="cancellation"/> or until the server stops, and null for a beat. A slow
    /// listener loses the oldest.
    /// </summary>
    public async IAsyncEnumerable<SeenChanges?> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<SeenChanges?>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        Add(channel);
        // A server that stops waits for its answers: those that listen would never end.
        using var stop = server.ApplicationStopping.Register(() => channel.Writer.TryComplete());
        try
        {
            await foreach (var changes in channel.Reader.ReadAllAsync(cancellation))
            {
                yield return changes;
            }
        }
        finally
        {
            lock (_gate) { _listeners.Remove(channel); }
        }
    }

    private void Add(Channel<SeenChanges?> channel)
    {
        lock (_gate)
        {
            _listeners.Add(channel);
            if (!_isWatching)
            {
                _isWatching = true;
                _newest = null;
                _ = Task.Run(WatchAsync);
            }
            else if (_newest is { } newest)
            {
                // What was told to the others since the listener learned where the ledger stands.
                channel.Writer.TryWrite(new(null, new(newest, [])));
            }
        }
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        var (beaten, idle) = (time.GetTimestamp(), 0);
        do
        {
            idle = await LookAsync() ? 0 : idle + 1;
            // At every look it would be armed anew for nothing.
            if (idle is 0 or IdleLooks) { timer.Period = idle == 0 ? Period : IdlePeriod; }

            if (time.GetElapsedTime(beaten) >= Beat)
            {
                beaten = time.GetTimestamp();
                Tell(null);
            }
        }
        while (GoesOn() && await timer.WaitForNextTickAsync());
    }

    private async Task<bool> LookAsync()
    {
        try
        {
            var (before, changes) = (_newest, await reader.ListChangesAsync(_newest, CancellationToken.None));
            if (before != changes.Newest) { Tell(new(before, changes)); }

            return before != changes.Newest;
        }
        catch (Exception fault)
        {
            LogFault(fault);
            return false;
        }
    }

    private void Tell(SeenChanges? seen)
    {
        lock (_gate)
        {
            _newest = seen?.Changes.Newest ?? _newest;
            _listeners.ForEach(listener => listener.Writer.TryWrite(seen));
        }
    }

    private bool GoesOn()
    {
        lock (_gate) { return _isWatching = _listeners.Count > 0; }
    }

    [LoggerMessage(LogLevel.Warning, "The ledger could not be watched; it is tried again")]
    private partial void LogFault(Exception fault);
}
