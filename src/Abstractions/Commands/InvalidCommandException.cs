namespace Orchestrator.Abstractions.Commands;

/// <summary>A command asks for what no state allows; nothing was recorded.</summary>
/// <param name="message">The value, and what is allowed.</param>
[GenerateSerializer]
public sealed class InvalidCommandException(string message) : Exception(message);
