using Orchestrator.Abstractions.Experiments;

namespace Orchestrator.Abstractions.Commands;

/// <summary>What became of a command.</summary>
/// <param name="Id">The experiment.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="IsChanged">Whether anything was recorded; false where all stood as asked already.</param>
/// <param name="Message">One sentence for a person.</param>
[GenerateSerializer, Immutable, Alias("command-result")]
public sealed record CommandResult(
    [property: Id(0)] string Id,
    [property: Id(1)] ExperimentState State,
    [property: Id(2)] bool IsChanged,
    [property: Id(3)] string Message);
