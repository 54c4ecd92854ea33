using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Cluster.Submission;

/// <summary>What a head would make of a sweep.</summary>
/// <param name="Report">What it would run.</param>
/// <param name="Notes">What there is to say about the sweep.</param>
internal sealed record ValidationAnswer(SweepReport Report, IReadOnlyList<string> Notes);
