using Orchestrator.Abstractions.Search;

namespace Orchestrator.Grains.Search.Samplers;

/// <summary>
/// Proposes the settings of one family from the results of earlier ones. Deterministic: with the same space, the same calls in
/// the same order give the same answers. Random streams are derived from the index of the setting and never carried.
/// </summary>
internal interface IAdaptiveSampler
{
    /// <summary>Takes in results of earlier experiments, before anything else: like its own, unless a sampler learns otherwise from them.</summary>
    void Begin(IReadOnlyList<Observation> earlier)
    {
        foreach (var observation in earlier) { Observe(observation); }
    }

    /// <summary>Takes in one result; called in logical order. The work does not grow with the results before it.</summary>
    void Observe(Observation observation);

    /// <summary>The active parameters of the setting at <paramref name="index"/>, in file order.</summary>
    /// <param name="index">The setting's index within its family.</param>
    /// <param name="outstanding">The parameters of settings that were decided but not yet observed.</param>
    IReadOnlyList<ParameterAssignment> Propose(
        long index, IReadOnlyList<IReadOnlyList<ParameterAssignment>> outstanding);

    /// <summary>
    /// Whether the next setting has to wait for results: its generation is full, and the next one is drawn from all of it.
    /// Never without outstanding settings, so that one whose result is left out holds nothing up.
    /// </summary>
    /// <param name="outstanding">How many settings were decided but not yet observed.</param>
    bool MustWait(int outstanding) => false;
}
