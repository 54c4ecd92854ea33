using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Running;

/// <summary>What <c>run</c>, or <c>experiment resume</c>, was asked for.</summary>
internal sealed record RunRequest
{
    /// <summary>Reads the sweep and its data sets.</summary>
    public required Func<CancellationToken, Task<LoadedSweep>> LoadAsync { get; init; }

    /// <summary>The experiment to go on with, or null to look for one of the same specification.</summary>
    public string? ExperimentId { get; init; }

    /// <summary>A folder with IDX files for experiments that are resumed beside it, or null.</summary>
    public string? DataDirectory { get; init; }

    public required string Database { get; init; }

    public required int Slots { get; init; }

    /// <summary>Where the dashboard listens, or null for none; whoever made the request disposes it.</summary>
    public required DashboardListener? Dashboard { get; init; }

    /// <summary>Whether an unfinished experiment of the same specification is left alone.</summary>
    public required bool IsNew { get; init; }

    public required OutputFormat Output { get; init; }
}
