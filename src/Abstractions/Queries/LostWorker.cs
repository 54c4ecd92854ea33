namespace Orchestrator.Abstractions.Queries;

/// <summary>A worker that was lost, and what became of its trials.</summary>
/// <param name="Id">The process's id.</param>
/// <param name="Name">What people call it; its id where it never said.</param>
/// <param name="SecondsAgo">Since it was found lost.</param>
/// <param name="Reason">How it was found: a sentence's end for a person.</param>
/// <param name="Requeued">The trials that it ran, which wait again or, lost too often, have failed.</param>
public sealed record LostWorker(string Id, string Name, double SecondsAgo, string Reason, IReadOnlyList<RequeuedTrial> Requeued);
