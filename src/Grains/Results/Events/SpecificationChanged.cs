using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Grains.Results.Events;

/// <summary>
/// A person changed an experiment: more trials, more epochs, enqueued parameter sets, another share of the slots. What was trained stands.
/// Refused where the experiment has moved meanwhile.
/// </summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Spec">The specification from now on.</param>
/// <param name="SpecHash">Its SHA-256 in lower-case hex.</param>
/// <param name="Planned">Trials of the whole plan from now on, or null when unknown.</param>
/// <param name="Epochs">The epochs of every trial from now on, or null where they stay.</param>
/// <param name="Change">What changed, for a person.</param>
/// <param name="By">How the command came.</param>
/// <param name="State">Where the experiment stood, or null where that does not matter.</param>
public sealed record SpecificationChanged(
    string ExperimentId, ExperimentSpec Spec, string SpecHash, int? Planned, int? Epochs, string Change, CommandSource By,
    [property: JsonIgnore] ExperimentState? State = null)
    : LedgerEvent(ExperimentId);
