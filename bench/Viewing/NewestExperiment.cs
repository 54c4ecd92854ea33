using System.Net.Http.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Bench.Viewing;

/// <summary>Which experiment of a dashboard is looked at.</summary>
internal static class NewestExperiment
{
    /// <summary>The id of the newest one.</summary>
    public static Task<string> FindAsync(HttpClient client, CancellationToken cancellation) => FindAsync(client, null, cancellation);

    /// <summary>The id of the newest one whose name holds <paramref name="name"/>, or of the newest for null.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static async Task<string> FindAsync(HttpClient client, string? name, CancellationToken cancellation)
    {
        var address = $"/api/v1/experiments?limit=1{(name is null ? "" : $"&name={Uri.EscapeDataString(name)}")}";
        var found = await client.GetFromJsonAsync<Page<ExperimentSummary>>(address, ApiJson.Options, cancellation);
        return found!.Items is [var newest, ..] ? newest.Id : throw new InvalidOperationException($"There is no experiment{(name is null ? "" : $" with '{name}' in its name")}.");
    }
}
