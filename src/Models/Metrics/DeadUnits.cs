namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>dead_units</c>: the share of the code's units, 0 to 1, whose largest value over all images is at most 1e-6. A ReLU unit that
/// dies gets no gradient and stays so.
/// </summary>
internal sealed class DeadUnits : IReconstructionMeter
{
    private const float Zero = 1e-6f;
    private float[]? _largest;

    /// <summary>The share so far.</summary>
    public double Value => _largest!.Count(value => value <= Zero) / (double)_largest!.Length;

    /// <inheritdoc/>
    public void Add(ReconstructionChunk chunk)
    {
        var largest = chunk.Code.flatten(1).amax([0L]).data<float>().ToArray();
        _largest = _largest is null ? largest : [.. _largest.Zip(largest, Math.Max)];
    }
}
