using System.Collections.Concurrent;

namespace Orchestrator.Grains.Results.Reading;

/// <summary>Reads a sequence on another thread, some thousands of items before they are used.</summary>
internal static class ReadAhead
{
    private const int ItemsOfPart = 1_024;
    private const int PartsAhead = 8;

    /// <summary>The items of <paramref name="source"/> in its order; what it throws is thrown where its item would be.</summary>
    /// <param name="source">Enumerated once, and to its end only where the result is.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source)
    {
        using var parts = new BlockingCollection<T[]>(PartsAhead);
        using var stop = new CancellationTokenSource();
        var reading = Task.Factory.StartNew(() => Read(source, parts, stop.Token), TaskCreationOptions.LongRunning);
        try
        {
            foreach (var part in parts.GetConsumingEnumerable())
            {
                foreach (var item in part) { yield return item; }
            }

            reading.GetAwaiter().GetResult();
        }
        finally
        {
            // Whoever goes on must not find the source still open.
            stop.Cancel();
            ((IAsyncResult)reading).AsyncWaitHandle.WaitOne();
        }
    }

    private static void Read<T>(IEnumerable<T> source, BlockingCollection<T[]> parts, CancellationToken stop)
    {
        try
        {
            foreach (var part in source.Chunk(ItemsOfPart)) { parts.Add(part, stop); }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
        finally
        {
            parts.CompleteAdding();
        }
    }
}
