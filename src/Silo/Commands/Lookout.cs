namespace Orchestrator.Silo.Commands;

/// <summary>Looks at something every half second until it is over; waits on while a head is away.</summary>
internal static class Lookout
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Returns what was seen when it was over.</summary>
    /// <param name="look">Sees how it stands.</param>
    /// <param name="show">Called with each look, the last one too; says whether it is over.</param>
    /// <param name="say">Told when the head goes away and when it is back.</param>
    /// <param name="time">The clock of the waits.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<T> WatchAsync<T>(
        Func<Task<T>> look, Func<T, Task<bool>> show, Action<string> say, TimeProvider time, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var isAway = false;
        while (true)
        {
            try
            {
                var seen = await look();
                if (isAway) { say("The head is back."); }

                isAway = false;
                if (await show(seen)) { return seen; }
            }
            catch (HttpRequestException exception)
            {
                if (!isAway) { say($"{exception.Message}; waiting for it. The sweep is safe."); }

                isAway = true;
            }

            await timer.WaitForNextTickAsync(cancellation);
        }
    }
}
