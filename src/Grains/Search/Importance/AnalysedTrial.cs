using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Importance;

/// <summary>One finished trial.</summary>
/// <param name="Parameters">Its active parameters.</param>
/// <param name="Value">The objective, finite.</param>
internal sealed record AnalysedTrial(IReadOnlyList<ParameterAssignment> Parameters, double Value);
