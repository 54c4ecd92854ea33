namespace Orchestrator.Bench.Engine;

/// <summary>One model trained one way.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Path">fast or eager.</param>
/// <param name="ImagesPerSecond">Median over the rounds, per second of the thread's processor time where that can be told.</param>
/// <param name="RatioToEager">Median over the rounds of the ratio to eager in the same round.</param>
/// <param name="ShareOfRoofline">Median over the rounds of the products' floating-point operations over the roofline's.</param>
/// <param name="Spread">The largest round's speed over the smallest's, less 1.</param>
/// <param name="BytesPerStep">What a step allocates on the managed heap.</param>
internal sealed record EngineRow(
    string Model,
    string Path,
    double ImagesPerSecond,
    double RatioToEager,
    double ShareOfRoofline,
    double Spread,
    double BytesPerStep);
