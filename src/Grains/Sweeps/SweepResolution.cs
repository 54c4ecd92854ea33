using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Sweeps;

/// <summary>A specification that can be run, or everything in the sweep that does not fit its data sets or models.</summary>
/// <param name="Spec">The specification, or null when there are errors.</param>
/// <param name="Errors">All errors at once.</param>
/// <param name="Notes">What models warn of.</param>
public sealed record SweepResolution(ExperimentSpec? Spec, IReadOnlyList<SweepError> Errors, IReadOnlyList<SweepNote> Notes);
