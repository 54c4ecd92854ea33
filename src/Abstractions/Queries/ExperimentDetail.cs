using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Queries;

/// <summary>An experiment with its specification.</summary>
/// <param name="Summary">The experiment at a glance.</param>
/// <param name="Spec">The resolved specification.</param>
/// <param name="SpecHash">Its SHA-256 in lower-case hex.</param>
/// <param name="Source">The sweep file as it was submitted.</param>
public sealed record ExperimentDetail(ExperimentSummary Summary, ExperimentSpec Spec, string SpecHash, string Source);
