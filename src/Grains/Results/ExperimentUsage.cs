namespace Orchestrator.Grains.Results;

/// <summary>What an experiment has used so far, over the whole cluster.</summary>
/// <param name="WallSeconds">Time in which an owner ran it, up to its newest event.</param>
/// <param name="TrialSeconds">The sum over its trials' recorded epochs.</param>
public sealed record ExperimentUsage(double WallSeconds, double TrialSeconds);
