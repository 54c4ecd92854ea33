namespace Orchestrator.Bench.Engine;

/// <summary>One model trained one way.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Path">fast, eager or pytorch.</param>
/// <param name="ImagesPerSecond">Median over the rounds, per second of the thread's processor time where that can be told.</param>
/// <param name="RatioToEager">Median over the rounds of the ratio to eager in the same round.</param>
/// <param name="RatioToPyTorch">The same to PyTorch, or null where there is none.</param>
/// <param name="ShareOfRoofline">Median over the rounds of the products' floating-point operations over the roofline's.</param>
/// <param name="Spread">The largest round's speed over the smallest's, less 1.</param>
internal sealed record EngineRow(
    string Model,
    string Path,
    double ImagesPerSecond,
    double RatioToEager,
    double? RatioToPyTorch,
    double ShareOfRoofline,
    double Spread)
{
    /// <summary>What a step allocates on the managed heap, or null for PyTorch.</summary>
    public double? BytesPerStep { get; init; }

    /// <summary>Bytes of memory that making and running it takes at its peak, without the data set; null where nobody tells.</summary>
    public long? Memory { get; init; }
}
