namespace Orchestrator.Grains.Results;

/// <summary>Who owns a database, as its lock file names it.</summary>
/// <param name="ProcessId">The owner's process id.</param>
/// <param name="Address">Where its API listens, for example <c>http://127.0.0.1:7010</c>, or null while it does not.</param>
public sealed record DatabaseOwnerInfo(int ProcessId, string? Address);
