using System.Text.Json;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Tests.Results;

/// <summary>Events as text that shows every member, so that two lists can be compared.</summary>
internal static class EventText
{
    public static string Of(LedgerEvent one) => one is EpochRecorded epoch
        ? $"Epoch {JsonSerializer.Serialize(epoch.Report with { Samples = [] }, LedgerJson.Options)} {epoch.Objective:R}"
        : $"{one.ExperimentId} {JsonSerializer.Serialize(one, LedgerJson.Options)}";

    public static IReadOnlyList<string> Of(IEnumerable<CommittedEvent> events) =>
        [.. events.Select(one => $"{one.Sequence} {one.At:O} {Of(one.Event)}")];
}
