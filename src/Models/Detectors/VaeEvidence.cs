using Orchestrator.Models.Metrics;

namespace Orchestrator.Models.Detectors;

/// <summary>What variational autoencoders are judged by besides their reconstructions.</summary>
/// <param name="Reconstruction">Of the codes' means.</param>
/// <param name="Loss">The test loss.</param>
/// <param name="Divergence">Of the code from N(0, 1), in nats per image.</param>
/// <param name="ActiveUnits">See <see cref="Metrics.ActiveUnits"/>.</param>
internal sealed record VaeEvidence(ReconstructionEvidence Reconstruction, double Loss, double Divergence, int ActiveUnits);
