using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Abstractions.Queries;

/// <summary>A warning and the epochs in a row that carried it.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="FirstEpoch">The epoch in which it began, from 1.</param>
/// <param name="LastEpoch">The last of the row; the trial's newest epoch while the warning holds.</param>
/// <param name="Message">One sentence for a person, of the last epoch.</param>
[GenerateSerializer, Immutable, Alias("warning-row")]
public sealed record WarningRow(
    [property: Id(0)] WarningKind Kind, [property: Id(1)] int FirstEpoch, [property: Id(2)] int LastEpoch, [property: Id(3)] string Message);
