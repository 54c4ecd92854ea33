using Orchestrator.Grains.Scheduling;

namespace Orchestrator.Grains.Cluster;

/// <summary>A worker is being emptied for a trial that is to run alone.</summary>
internal sealed class WorkerHold(string experimentId, int trial, TimeProvider time)
{
    /// <summary>A worker that is emptied for a trial is free for others again when nobody asked for that trial for so long.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(5);

    private readonly long _at = time.GetTimestamp();

    public string ExperimentId => experimentId;

    public int Trial => trial;

    public bool IsFresh => time.GetElapsedTime(_at) < Duration;

    public bool IsFor(TrialNeeds needs) => (experimentId, trial) == (needs.ExperimentId, needs.Trial);
}
