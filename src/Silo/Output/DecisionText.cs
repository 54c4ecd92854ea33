using System.Text.Json;
using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>Decisions of a search as people read them.</summary>
internal static class DecisionText
{
    /// <summary>One of a trial's decisions.</summary>
    public static string Of(DecisionRow decision) => decision switch
    {
        { Kind: "Start", Epoch: > 0 and var epoch } => $"starts from a checkpoint of epoch {epoch}, {To(decision)}: {decision.Reason}",
        { Kind: "Start" } => $"starts, {To(decision)}: {decision.Reason}",
        { Kind: "Continue" } => $"goes on, {To(decision)}: {decision.Reason}",
        _ => decision.Reason,
    };

    /// <summary>A line for an event that ends a trial or a search; null for any other.</summary>
    public static string? OfEnd(EventRow row)
    {
        if (row.Kind != "SearchDecided") { return null; }

        using var json = JsonDocument.Parse(row.Data);
        var (kind, reason) = (json.RootElement.GetProperty("kind").ToString(), json.RootElement.GetProperty("reason").GetString());
        return kind switch
        {
            "Prune" => $"trial {row.Trial} {reason}",
            "Finish" => $"the search of {json.RootElement.GetProperty("family").GetString()} ends: {reason}",
            _ => null,
        };
    }

    private static string To(DecisionRow decision) => decision.Until is { } until ? $"to epoch {until}" : "to its last epoch";
}
