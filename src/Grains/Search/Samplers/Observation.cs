using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>One finished setting, as samplers see it.</summary>
/// <param name="Index">The setting's index within its family.</param>
/// <param name="Parameters">Its active parameters.</param>
/// <param name="Loss">
/// The objective with its direction normalised: smaller is better. NaN, for a setting that failed by itself, is worst.
/// </param>
internal sealed record Observation(long Index, IReadOnlyList<ParameterAssignment> Parameters, double Loss)
{
    /// <summary>Every objective, normalised in the same way; <see cref="Loss"/> alone unless there are several.</summary>
    public IReadOnlyList<double> Losses { get; init; } = [Loss];
}
