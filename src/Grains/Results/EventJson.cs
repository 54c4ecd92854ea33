using System.Text.Json;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Grains.Results.Events;
using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Results;

/// <summary>
/// Events as the JSON of their rows. What lies in a table of its own is left out: an epoch's metrics and samples, and an
/// environment, which is named by its hash.
/// </summary>
internal static class EventJson
{
    public static string Write(LedgerEvent one) => one switch
    {
        EpochRecorded { Report: var report } epoch =>
            new StoredEpoch(nameof(EpochRecorded), report.Lease.Attempt, report.Lease.Number, report.Epoch, epoch.Objective).Write(),
        LeaseGranted granted => Serialize(granted with { Environment = LeaseWriter.HashOf(granted.Environment) }),
        _ => Serialize(one),
    };

    /// <summary>Reads any event but an epoch.</summary>
    public static LedgerEvent Read(string data, string experimentId, IReadOnlyDictionary<string, string> environments)
    {
        var one = Read(data, experimentId);
        return one is LeaseGranted granted ? granted with { Environment = environments[granted.Environment] } : one;
    }

    /// <summary>Reads any event but an epoch; a lease has its environment's hash in place of it.</summary>
    public static LedgerEvent Read(string data, string experimentId) =>
        JsonSerializer.Deserialize<LedgerEvent>(data, LedgerJson.Options)! with { ExperimentId = experimentId };

    /// <summary>Reads an epoch, whose metrics come from its own row.</summary>
    public static EpochRecorded ReadEpoch(
        ReadOnlySpan<byte> data, string experimentId, int trial, IReadOnlyList<MetricValue> metrics, double seconds, double imagesPerSecond)
    {
        var stored = StoredEpoch.Read(data);
        var lease = new LeaseKey(experimentId, trial, stored.Attempt, stored.Lease);
        return new EpochRecorded(new EpochReport(lease, stored.Epoch, metrics, [], seconds, imagesPerSecond), stored.Objective);
    }

    private static string Serialize(LedgerEvent one) => JsonSerializer.Serialize(one, LedgerJson.Options);
}
