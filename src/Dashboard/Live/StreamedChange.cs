using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Dashboard.Live;

/// <summary>What a page hears of a change.</summary>
/// <param name="Sequence">The newest event's.</param>
/// <param name="At">When it was told, UTC.</param>
/// <param name="Experiments">The experiments that changed; empty where nothing did and the stream is only alive.</param>
internal sealed record StreamedChange(long Sequence, DateTimeOffset At, IReadOnlyList<ChangedExperiment> Experiments);
