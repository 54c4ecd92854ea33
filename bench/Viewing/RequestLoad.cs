using System.Diagnostics;

namespace Orchestrator.Bench.Viewing;

/// <summary>Requests of the API, a fixed number of them always in flight.</summary>
/// <param name="Count">Requests answered.</param>
/// <param name="Percentile95">The time within which 95 of 100 were answered, in ms.</param>
/// <param name="Processor">Processor time of one, server and client together, in ms.</param>
internal sealed record RequestLoad(int Count, double Percentile95, double Processor)
{
    private const int InFlight = 20;
    private const int PerSender = 60;

    public static async Task<RequestLoad> MeasureAsync(HttpClient client, string id, int trials, CancellationToken cancellation)
    {
        await SendAsync(client, id, trials, -1, 120, cancellation);
        var before = Environment.CpuUsage.TotalTime;
        var times = await Task.WhenAll(Enumerable.Range(0, InFlight).Select(sender => SendAsync(client, id, trials, sender, PerSender, cancellation)));
        var sorted = times.SelectMany(each => each).Order().ToList();
        var processor = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / sorted.Count;
        return new(sorted.Count, sorted[(int)(sorted.Count * 0.95)], processor);
    }

    private static async Task<List<double>> SendAsync(
        HttpClient client, string id, int trials, int sender, int count, CancellationToken cancellation)
    {
        var random = new Random(sender);
        var times = new List<double>(count);
        for (var i = 0; i < count; i++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await client.GetAsync(Address(id, i, random.Next(trials)), cancellation);
            answer.EnsureSuccessStatusCode();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        return times;
    }

    // What programs and open pages ask for, in the shares in which they do.
    private static string Address(string id, int turn, int number) => (turn % 6) switch
    {
        0 => $"/api/v1/experiments/{id}",
        1 => $"/api/v1/experiments/{id}/trials?limit=25",
        2 or 3 => $"/api/v1/experiments/{id}/trials/{number}",
        4 => $"/api/v1/experiments/{id}/leaderboard",
        _ => $"/api/v1/events?after={number}&limit=25",
    };
}
