using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Abstractions.Trials;

/// <summary>One setting with one seed, to be trained once.</summary>
[GenerateSerializer, Immutable, Alias("trial-spec")]
public sealed record TrialSpec
{
    /// <summary>Counts from 0 within the experiment and is never reused.</summary>
    [Id(0)] public required int Number { get; init; }

    /// <summary>The setting's index within the experiment; trials of one setting share it.</summary>
    [Id(1)] public required int Setting { get; init; }

    /// <summary>The repeat within the setting, from 0.</summary>
    [Id(2)] public required int Repeat { get; init; }

    /// <summary>The family in which it is ranked.</summary>
    [Id(3)] public required string Family { get; init; }

    /// <summary>The model's name.</summary>
    [Id(4)] public required string Model { get; init; }

    /// <summary>Active parameters that the sweep file names, <c>model</c> and <c>dataset</c> included, in file order.</summary>
    [Id(5)] public required IReadOnlyList<ParameterAssignment> Parameters { get; init; }

    /// <summary>The checkpoint that it begins with, or null where it begins at the beginning.</summary>
    [Id(6), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public CheckpointOrigin? Origin { get; init; }
}
