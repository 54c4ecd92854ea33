using Orchestrator.Grains.Search.Jobs;

namespace Orchestrator.Grains.Search.Pruners;

/// <summary>A setting's result at the end of a job.</summary>
/// <param name="Setting">The setting's index within its family.</param>
/// <param name="Epoch">The last epoch of the job, also where the trial failed before it.</param>
/// <param name="Loss">Smaller is better; NaN, also for a trial that failed by itself, is worst.</param>
/// <param name="Curve">Its losses by epoch.</param>
internal sealed record RungResult(long Setting, int Epoch, double Loss, Curve Curve)
{
    /// <summary>Whether it trained to its last epoch or failed: it does not go on.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Whether it tells nothing of its parameters, as when its worker was lost.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>Whether it trained to its last epoch.</summary>
    public bool HasFinished { get; init; }
}
