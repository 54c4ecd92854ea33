namespace Orchestrator.Models.Detectors;

/// <summary>What GANs are judged by.</summary>
/// <param name="Epoch">The epoch just trained, from 1.</param>
/// <param name="Steps">Steps so far.</param>
/// <param name="DiscriminatorLoss">Its mean over the epoch, in nats per image.</param>
/// <param name="DiscriminatorAccuracy">The share of real and generated images that it tells right, over the epoch.</param>
/// <param name="GeneratorLoss">Its mean over the epoch, in nats.</param>
internal sealed record GanEvidence(int Epoch, long Steps, double DiscriminatorLoss, double DiscriminatorAccuracy, double GeneratorLoss);
