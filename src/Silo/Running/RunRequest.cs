using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Running;

/// <summary>What <c>run</c> was asked for.</summary>
internal sealed record RunRequest
{
    public required SweepRequest Sweep { get; init; }

    public required string Database { get; init; }

    public required int Slots { get; init; }

    /// <summary>Where the dashboard listens, or null for none; whoever made the request disposes it.</summary>
    public required DashboardListener? Dashboard { get; init; }

    /// <summary>Whether an unfinished experiment of the same specification is left alone.</summary>
    public required bool IsNew { get; init; }

    public required OutputFormat Output { get; init; }
}
