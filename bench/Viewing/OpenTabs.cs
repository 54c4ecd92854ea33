namespace Orchestrator.Bench.Viewing;

/// <summary>What pages cost that are open and listen.</summary>
/// <param name="Megabytes">Memory of one, server and client together.</param>
/// <param name="ProcessorSeconds">Processor time of all ten in 10 s.</param>
internal sealed record OpenTabs(double Megabytes, double ProcessorSeconds)
{
    private const int Count = 10;

    // What was asked for before is still being compiled; the least of some looks is without it.
    private const int Looks = 3;
    private const double Megabyte = 1e6;

    public static async Task<OpenTabs> MeasureAsync(HttpClient client, CancellationToken cancellation)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var tabs = Enumerable.Range(0, Count).Select(_ => ListenAsync(client, ended.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, cancellation);
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;
        var processor = TimeSpan.MaxValue;
        for (var i = 0; i < Looks; i++)
        {
            var start = Environment.CpuUsage.TotalTime;
            await Task.Delay(TimeSpan.FromSeconds(10), TimeProvider.System, cancellation);
            processor = TimeSpan.FromTicks(Math.Min(processor.Ticks, (Environment.CpuUsage.TotalTime - start).Ticks));
        }

        await ended.CancelAsync();
        await Task.WhenAll(tabs);
        return new(memory / Megabyte / Count, processor.TotalSeconds);
    }

    private static async Task ListenAsync(HttpClient client, CancellationToken cancellation)
    {
        try
        {
            using var stream = await client.GetStreamAsync("/api/v1/events/stream", cancellation);
            using var reader = new StreamReader(stream);
            while (await reader.ReadLineAsync(cancellation) is not null) { }
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }
}
