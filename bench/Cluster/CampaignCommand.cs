using System.Text.Json;

namespace Orchestrator.Bench.Cluster;

/// <summary>Runs a campaign and prints what it came to.</summary>
internal static class CampaignCommand
{
    /// <returns>1 where anything is lost, doubled or changed.</returns>
    public static async Task<int> RunAsync(CampaignOptions options, bool isJson, JsonSerializerOptions json, CancellationToken cancellation)
    {
        var report = await new Campaign(options, TimeProvider.System).RunAsync(cancellation);
        if (isJson) { Console.WriteLine(JsonSerializer.Serialize(report, json)); }
        else { CampaignTable.Write(report, Console.Out); }

        return report.Violations.Count == 0 ? 0 : 1;
    }
}
