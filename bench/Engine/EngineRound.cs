namespace Orchestrator.Bench.Engine;

/// <summary>What each contestant did in one round.</summary>
/// <param name="Fast">The fast way: images per second, and bytes allocated per step.</param>
/// <param name="Eager">The eager one.</param>
/// <param name="PyTorch">PyTorch's images per second, or null where there is none.</param>
/// <param name="Peak">The roofline's floating-point operations per second.</param>
internal sealed record EngineRound(
    (double ImagesPerSecond, double BytesPerStep) Fast,
    (double ImagesPerSecond, double BytesPerStep) Eager,
    double? PyTorch,
    double Peak);
