namespace Orchestrator.Grains.Search.Samplers;

/// <summary>A sampler that takes another loss for what it has seen, as settings train further.</summary>
internal interface IRevisableSampler : IAdaptiveSampler
{
    /// <summary>Replaces losses; all else stays. The work grows with the results by no more than sorting them.</summary>
    /// <param name="observations">Of settings that it has observed, by their indices.</param>
    void Revise(IReadOnlyList<Observation> observations);
}
