namespace Orchestrator.Abstractions.Queries;

/// <summary>A trial's codes cannot be shown.</summary>
/// <param name="message">Why, for a person.</param>
public sealed class LatentException(string message) : Exception(message);
