namespace Orchestrator.Grains.Search.Jobs;

/// <summary>Where a trial comes from that does not start at the beginning: another trial's checkpoint.</summary>
/// <param name="Parent">The trial whose checkpoint it was.</param>
/// <param name="Epoch">The checkpoint's epoch.</param>
internal sealed record TrialOrigin(TrialKey Parent, int Epoch);
