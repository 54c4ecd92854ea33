using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Queries;

/// <summary>Which experiments to list.</summary>
/// <param name="After">The <see cref="Page{T}.Next"/> of the part before, or null for the first.</param>
/// <param name="Limit">1 to 1,000 experiments.</param>
/// <param name="States">Only experiments in one of these, or null for all.</param>
/// <param name="Name">Only experiments whose name holds this, capital letters or not, or null for all.</param>
public sealed record ExperimentQuery(
    string? After = null, int Limit = 100, IReadOnlyCollection<ExperimentState>? States = null, string? Name = null);
