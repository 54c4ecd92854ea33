namespace Orchestrator.Abstractions.Commands;

/// <summary>A command is not allowed where the experiment or the trial stands; nothing was recorded.</summary>
/// <param name="message">Where it stands, and what is allowed there.</param>
[GenerateSerializer]
public sealed class StateConflictException(string message) : Exception(message);
