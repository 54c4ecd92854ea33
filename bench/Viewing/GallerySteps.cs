using System.Diagnostics;

namespace Orchestrator.Bench.Viewing;

/// <summary>The server's share of a gallery's step: the images of one epoch of 12 trials, six at a time as browsers ask.</summary>
internal static class GallerySteps
{
    private const int Trials = 12;
    private const int Epochs = 30;
    private const int Connections = 6;

    public static async Task<double> MeasureAsync(HttpClient client, string id, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            var clock = Stopwatch.StartNew();
            await Parallel.ForAsync(0, Trials, new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation }, async (number, stop) =>
            {
                // A trial that ended earlier has no image of this epoch.
                using var answer = await client.GetAsync($"/experiments/{id}/trials/{number}/samples/{epoch}.png", stop);
                await answer.Content.ReadAsByteArrayAsync(stop);
            });
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[(int)(times.Count * 0.95)];
    }
}
