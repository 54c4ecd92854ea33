using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Queries;

/// <summary>An experiment that shares the slots of a cluster.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Name">The sweep's name.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Running">Trials that train now.</param>
/// <param name="Waiting">Trials that have not begun or wait for their next attempt.</param>
/// <param name="Weight">Its share of the slots, relative to the others'.</param>
/// <param name="MaxSlots">The most slots at once, or null.</param>
/// <param name="Next">The trial that gets the next slot, or null where none waits.</param>
/// <param name="Reason">Why that trial, or the experiment, does not go on: a sentence's end for a person; null where nothing waits.</param>
public sealed record QueuedExperiment(
    string ExperimentId, string Name, ExperimentState State, int Running, int Waiting, double Weight, int? MaxSlots, int? Next, string? Reason)
{
    /// <summary>Why its trials wait, those that are given out first at the beginning; trials that wait for the same reason are together.</summary>
    public IReadOnlyList<TrialWait> Waits { get; init; } = [];
}
