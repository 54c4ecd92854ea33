using System.Net.Http.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Bench.Cluster.Checks;
using Orchestrator.Bench.Cluster.Processes;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Bench.Viewing.Training;

/// <summary>What becomes of reports while programs ask a head that trains without a pause, 20 requests at a time.</summary>
internal static class AskedTraining
{
    private const string Failures =
        "SELECT (SELECT count(*) FROM events WHERE kind IN ('ReportRefused', 'AttemptFailed', 'LeaseReturned')) + (SELECT count(*) FROM trials WHERE state = 'Failed')";

    // The ledger tells of so many.
    private const int Appends = 1_000;

    /// <summary>Asks until the ledger knows of nothing but appends of meanwhile.</summary>
    public static async Task<IReadOnlyList<Budget>> MeasureAsync(ProcessCluster cluster, CancellationToken cancellation)
    {
        var id = await NewestExperiment.FindAsync(cluster.Client, cancellation);
        var (before, answered) = (await PaceAsync(cluster, cancellation), 0);
        RequestLoad load;
        LedgerPace pace;
        do
        {
            load = await RequestLoad.MeasureAsync(cluster.Client, id, trials: 2, cancellation);
            pace = await PaceAsync(cluster, cancellation);
            answered += load.Count;
        }
        while (pace.Appends < before.Appends + Appends);

        using var ledger = LedgerFile.Open(cluster.Database);
        return
        [
            new($"results until they are written, p99, while {answered} requests are answered, 20 at a time (p95 {load.Percentile95:F0} ms)", pace.Percentile99, 50, "ms"),
            new("reports, attempts and trials that failed", ledger.Count(Failures), 0, ""),
        ];
    }

    private static async Task<LedgerPace> PaceAsync(ProcessCluster cluster, CancellationToken cancellation) =>
        (await cluster.Client.GetFromJsonAsync<ClusterView>("/api/v1/cluster", ApiJson.Options, cancellation))!.Ledger!;
}
