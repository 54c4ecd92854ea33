namespace Orchestrator.Grains.Storage;

/// <summary>This machine's disk has no room for a file, or refuses it; nothing is left behind.</summary>
/// <param name="message">One sentence for a person: which file or folder, and why.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
