namespace Orchestrator.Abstractions.Workers;

/// <summary>Why an experiment's next trial does not run yet.</summary>
/// <param name="ExperimentId">The experiment.</param>
/// <param name="Trial">The trial that is next, or null where the reason is the experiment's.</param>
/// <param name="Reason">A sentence's end for a person: <c>it waits for memory: ...</c>.</param>
[GenerateSerializer, Immutable, Alias("wait-reason")]
public sealed record WaitReason(
    [property: Id(0)] string ExperimentId,
    [property: Id(1)] int? Trial,
    [property: Id(2)] string Reason);
