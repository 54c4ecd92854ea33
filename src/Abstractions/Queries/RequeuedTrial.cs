namespace Orchestrator.Abstractions.Queries;

/// <summary>A trial that its worker was running when it was lost.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial number.</param>
public sealed record RequeuedTrial(string ExperimentId, int Trial);
