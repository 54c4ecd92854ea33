namespace Orchestrator.Models.Metrics;

/// <summary>Measures a set of images that comes in chunks.</summary>
internal interface IReconstructionMeter
{
    /// <summary>Takes a chunk in. What it makes lives in the caller's dispose scope; it keeps plain numbers only.</summary>
    void Add(ReconstructionChunk chunk);
}
