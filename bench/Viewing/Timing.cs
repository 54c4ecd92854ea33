using System.Diagnostics;

namespace Orchestrator.Bench.Viewing;

/// <summary>How long requests took.</summary>
/// <param name="Median">Wall time of one, in ms.</param>
/// <param name="Processor">
/// Processor time of this process for one, in ms: what a machine that does nothing else would take, more or less.
/// </param>
internal sealed record Timing(double Median, double Processor)
{
    private const int Repeats = 7;

    public static Task<Timing> OnceAsync(HttpClient client, string address, CancellationToken cancellation) =>
        MeasureAsync(client, address, 1, cancellation);

    public static Task<Timing> OfAsync(HttpClient client, string address, CancellationToken cancellation) =>
        MeasureAsync(client, address, Repeats, cancellation);

    private static async Task<Timing> MeasureAsync(HttpClient client, string address, int repeats, CancellationToken cancellation)
    {
        var times = new List<double>();
        var before = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < repeats; i++)
        {
            var clock = Stopwatch.StartNew();
            await client.GetByteArrayAsync(address, cancellation);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / repeats;
        times.Sort();
        return new(times[repeats / 2], processor);
    }
}
