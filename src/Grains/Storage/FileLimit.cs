namespace Orchestrator.Grains.Storage;

/// <summary>How long a file may be that comes from elsewhere.</summary>
/// <param name="MostBytes">The most bytes that are taken.</param>
/// <param name="ExpectedBytes">What the sender says, for which there must be room before a byte is taken; or null.</param>
public sealed record FileLimit(long MostBytes, long? ExpectedBytes = null);
