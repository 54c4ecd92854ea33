namespace Orchestrator.Bench.Viewing.Training;

/// <summary>The same sweep with nobody there and with people who look at it.</summary>
internal sealed record TrainingPair(TrainingTurn Alone, TrainingTurn Viewed)
{
    /// <summary>The part of the throughput that viewers cost.</summary>
    public double Cost => 1 - (Viewed.EpochsPerSecond / Alone.EpochsPerSecond);

    /// <summary>The part of the processor's time for training that viewers cost: what a machine's changing speed does not touch.</summary>
    public double ProcessorCost => 1 - (Viewed.Share / Alone.Share);
}
