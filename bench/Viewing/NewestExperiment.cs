using System.Net.Http.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Bench.Viewing;

/// <summary>Which experiment of a dashboard is looked at.</summary>
internal static class NewestExperiment
{
    /// <summary>The id of the newest one.</summary>
    public static async Task<string> FindAsync(HttpClient client, CancellationToken cancellation) =>
        (await client.GetFromJsonAsync<Page<ExperimentSummary>>("/api/v1/experiments?limit=1", ApiJson.Options, cancellation))!.Items[0].Id;
}
