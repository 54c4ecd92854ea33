using System.Text.Json.Serialization;

namespace Orchestrator.Grains.Results.Events;

/// <summary>
/// A decision or a result. It is durable before it is acknowledged, and memory changes only by applying it after its commit.
/// </summary>
/// <param name="ExperimentId">The experiment.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(ExperimentCreated), nameof(ExperimentCreated))]
[JsonDerivedType(typeof(ExperimentStateChanged), nameof(ExperimentStateChanged))]
[JsonDerivedType(typeof(SpecificationChanged), nameof(SpecificationChanged))]
[JsonDerivedType(typeof(ExperimentDeleted), nameof(ExperimentDeleted))]
[JsonDerivedType(typeof(SearchDecided), nameof(SearchDecided))]
[JsonDerivedType(typeof(TrialCreated), nameof(TrialCreated))]
[JsonDerivedType(typeof(LeaseGranted), nameof(LeaseGranted))]
[JsonDerivedType(typeof(EpochRecorded), nameof(EpochRecorded))]
[JsonDerivedType(typeof(TrialEnded), nameof(TrialEnded))]
[JsonDerivedType(typeof(TrialsReopened), nameof(TrialsReopened))]
[JsonDerivedType(typeof(TrialsTagged), nameof(TrialsTagged))]
[JsonDerivedType(typeof(AttemptFailed), nameof(AttemptFailed))]
[JsonDerivedType(typeof(LeaseReturned), nameof(LeaseReturned))]
[JsonDerivedType(typeof(CheckpointSaved), nameof(CheckpointSaved))]
[JsonDerivedType(typeof(CheckpointDropped), nameof(CheckpointDropped))]
[JsonDerivedType(typeof(ReportRefused), nameof(ReportRefused))]
[JsonDerivedType(typeof(Nondeterminism), nameof(Nondeterminism))]
public abstract record LedgerEvent([property: JsonIgnore] string ExperimentId)
{
    /// <summary>The trial that it is about, or null.</summary>
    [JsonIgnore]
    public virtual int? TrialNumber => null;
}
