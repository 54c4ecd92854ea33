namespace Orchestrator.Grains.Sweeps;

/// <summary>A sweep file that was read, or everything that is wrong with it.</summary>
/// <param name="File">The sweep, or null when there are errors.</param>
/// <param name="Errors">All errors at once, in the order of the file.</param>
/// <param name="Notes">What is allowed but may surprise.</param>
public sealed record SweepResult(SweepFile? File, IReadOnlyList<SweepError> Errors, IReadOnlyList<SweepNote> Notes);
