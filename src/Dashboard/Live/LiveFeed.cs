using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Live;

/// <summary>
/// Watches the ledger for all open pages together: a few looks a second while anybody listens, none while nobody does. What
/// happens between two looks is told as one change.
/// </summary>
internal sealed partial class LiveFeed(IExperimentReader reader, TimeProvider time, ILogger<LiveFeed> logger)
{
    /// <summary>Between two looks; so listeners hear at most two or three changes a second.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMilliseconds(450);

    // A listener that is behind by more asks the ledger for what it missed.
    private const int MostWaiting = 8;

    private readonly Lock _gate = new();
    private readonly List<Channel<SeenChanges>> _listeners = [];
    private bool _isWatching;

    /// <summary>Changes as they are seen, from now until <paramref name="cancellation"/>. A slow listener loses the oldest.</summary>
    public async IAsyncEnumerable<SeenChanges> ListenAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var channel = Channel.CreateBounded<SeenChanges>(
            new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        Add(channel);
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

    private void Add(Channel<SeenChanges> channel)
    {
        lock (_gate)
        {
            _listeners.Add(channel);
            if (!_isWatching)
            {
                _isWatching = true;
                _ = Task.Run(WatchAsync);
            }
        }
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(Period, time);
        long? newest = null;
        do
        {
            newest = await LookAsync(newest);
        }
        while (GoesOn() && await timer.WaitForNextTickAsync());
    }

    private async Task<long?> LookAsync(long? newest)
    {
        try
        {
            var changes = await reader.ListChangesAsync(newest, CancellationToken.None);
            if (newest != changes.Newest) { Tell(new(newest, changes)); }

            return changes.Newest;
        }
        catch (Exception fault)
        {
            LogFault(fault);
            return newest;
        }
    }

    private void Tell(SeenChanges changes)
    {
        lock (_gate)
        {
            _listeners.ForEach(listener => listener.Writer.TryWrite(changes));
        }
    }

    private bool GoesOn()
    {
        lock (_gate) { return _isWatching = _listeners.Count > 0; }
    }

    [LoggerMessage(LogLevel.Warning, "The ledger could not be watched; it is tried again")]
    private partial void LogFault(Exception fault);
}
