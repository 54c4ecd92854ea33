namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>What became of a sweep.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="IsResumed">Whether it is an unfinished one of the same specification.</param>
/// <param name="Notes">What there is to say about the sweep.</param>
internal sealed record SubmissionAnswer(string Id, bool IsResumed, IReadOnlyList<string> Notes);
