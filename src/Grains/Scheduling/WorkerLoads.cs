using Orchestrator.Abstractions.Workers;

namespace Orchestrator.Grains.Scheduling;

/// <summary>
/// What each worker runs, is about to run, or is being emptied for. Derived state: it can be lost. Safe to call from any thread.
/// </summary>
internal sealed class WorkerLoads(TimeProvider time)
{
    /// <summary>A worker that is emptied for a trial is free for others again when nobody asked for that trial for so long.</summary>
    private static readonly TimeSpan HoldTime = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<TrialNeeds>> _starting = [];
    private readonly Dictionary<string, Hold> _holds = [];

    /// <summary>Counts a trial as starting on a worker where it can; the caller ends that with <see cref="Started"/>.</summary>
    /// <param name="needs">The trial.</param>
    /// <param name="request">The worker's slot.</param>
    /// <param name="running">What the ledger says that the worker runs.</param>
    /// <returns>Why it cannot start there now, or null.</returns>
    public string? TryStart(TrialNeeds needs, SlotRequest request, IReadOnlyCollection<TrialNeeds> running)
    {
        lock (_gate)
        {
            if (FindHold(needs, request.WorkerId) is { } held) { return held; }

            var starting = _starting.GetValueOrDefault(request.WorkerId, []);
            var obstacle = Admission.FindObstacle(needs, [.. running, .. starting], request.MemoryBytes);
            if (obstacle is null)
            {
                _holds.Remove(request.WorkerId);
                _starting[request.WorkerId] = [.. starting, needs];
            }
            else if (needs.WhyAlone is not null && !IsHeldElsewhere(needs, request.WorkerId))
            {
                _holds[request.WorkerId] = new(needs.ExperimentId, needs.Trial, time.GetTimestamp());
            }

            return obstacle;
        }
    }

    /// <summary>The trial runs, or does not start after all.</summary>
    public void Started(TrialNeeds needs, string workerId)
    {
        lock (_gate)
        {
            var left = _starting.GetValueOrDefault(workerId, []);
            left.Remove(needs);
            if (left.Count == 0) { _starting.Remove(workerId); }
        }
    }

    private string? FindHold(TrialNeeds needs, string workerId) =>
        _holds.TryGetValue(workerId, out var hold) && IsFresh(hold) && !hold.IsFor(needs)
            ? $"the worker is emptied for trial {hold.Trial} of experiment {hold.ExperimentId}, which is to run alone"
            : null;

    // One worker is enough to be emptied for a trial.
    private bool IsHeldElsewhere(TrialNeeds needs, string workerId) =>
        _holds.Any(entry => entry.Key != workerId && entry.Value.IsFor(needs) && IsFresh(entry.Value));

    private bool IsFresh(Hold hold) => time.GetElapsedTime(hold.At) < HoldTime;

    private sealed record Hold(string ExperimentId, int Trial, long At)
    {
        public bool IsFor(TrialNeeds needs) => (ExperimentId, Trial) == (needs.ExperimentId, needs.Trial);
    }
}
