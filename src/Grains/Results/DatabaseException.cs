namespace Orchestrator.Grains.Results;

/// <summary>A database cannot be used as asked; the message names the file and says why.</summary>
/// <param name="message">One sentence for a person.</param>
/// <param name="inner">The cause, or null.</param>
[GenerateSerializer]
public class DatabaseException(string message, Exception? inner = null) : Exception(message, inner);
