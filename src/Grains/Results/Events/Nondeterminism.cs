using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>An epoch trained again gave other bits than the row that stands. Made by the ledger itself.</summary>
/// <param name="Lease">The lease of the later report.</param>
/// <param name="Epoch">The epoch.</param>
/// <param name="Metric">The first metric that differs.</param>
/// <param name="Recorded">The value that stands.</param>
/// <param name="Reported">The value that was reported again.</param>
public sealed record Nondeterminism(LeaseKey Lease, int Epoch, string Metric, double Recorded, double Reported)
    : LedgerEvent(Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Lease.Trial;
}
