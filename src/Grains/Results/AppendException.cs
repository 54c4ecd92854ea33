namespace Orchestrator.Grains.Results;

/// <summary>The database refused one append for what it says, such as a value that is too big; others are taken.</summary>
/// <param name="message">One sentence for a person.</param>
/// <param name="inner">The cause, or null.</param>
[GenerateSerializer]
public sealed class AppendException(string message, Exception? inner = null) : DatabaseException(message, inner);
