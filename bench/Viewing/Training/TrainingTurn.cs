namespace Orchestrator.Bench.Viewing.Training;

/// <summary>How a sweep went on for a while.</summary>
/// <param name="EpochsPerSecond">Epochs recorded a second.</param>
/// <param name="Share">Of the processor time of as many cores as there are slots, what the threads that train had.</param>
/// <param name="Views">Pages that viewers were given meanwhile.</param>
internal sealed record TrainingTurn(double EpochsPerSecond, double Share, int Views);
