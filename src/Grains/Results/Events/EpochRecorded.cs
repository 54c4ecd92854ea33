using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Grains.Results.Events;

/// <summary>
/// An epoch's metrics and samples. Refused unless the lease is the trial's newest and it is Running. Where the epoch is
/// already recorded the first row stands; other bits become a <see cref="Nondeterminism"/> event.
/// </summary>
/// <param name="Report">What the worker reported.</param>
/// <param name="Objective">The family's objective at this epoch, or null where nothing ranks the family.</param>
public sealed record EpochRecorded([property: JsonIgnore] EpochReport Report, double? Objective)
    : LedgerEvent(Report.Lease.ExperimentId)
{
    /// <inheritdoc/>
    public override int? TrialNumber => Report.Lease.Trial;
}
