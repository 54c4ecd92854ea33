namespace Orchestrator.Models.Training;

/// <summary>How far an epoch is.</summary>
/// <param name="Epoch">The epoch in training, from 1.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps of the epoch.</param>
/// <param name="Loss">The running training loss (the generator's for a GAN).</param>
/// <param name="ImagesPerSecond">The speed in this epoch so far.</param>
public readonly record struct StepProgress(int Epoch, int Step, int Steps, double Loss, double ImagesPerSecond);
