using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Running;

/// <summary>A run at one moment.</summary>
/// <param name="Experiment">The experiment at a glance.</param>
/// <param name="Slots">What each slot does.</param>
/// <param name="Elapsed">Since this process took it up.</param>
/// <param name="DoneBefore">Trials that had ended when this process took it up.</param>
/// <param name="Slowest">What the slowest running trial still needs at its own speed, or null where that cannot be told.</param>
/// <param name="WaitingFor">Why results cannot be written now, or null.</param>
internal sealed record RunProgress(
    ExperimentSummary Experiment, IReadOnlyList<SlotStatus> Slots, TimeSpan Elapsed, int DoneBefore, TimeSpan? Slowest = null,
    string? WaitingFor = null)
{
    /// <summary>How much of the plan is done, in [0, 1]; running trials count by their epochs.</summary>
    public double Fraction => Experiment.Planned is > 0 and var planned ? Math.Min(1, (Experiment.Trials.Ended + Slots.Sum(Part)) / planned) : 0;

    /// <summary>
    /// What remains at the speed so far, but no less than the slowest running trial needs: models differ by a factor of a hundred.
    /// Null when it cannot be told yet.
    /// </summary>
    public TimeSpan? Remaining
    {
        get
        {
            var before = Experiment.Planned is > 0 and var planned ? (double)DoneBefore / planned : 0;
            var done = Fraction - before;
            TimeSpan? remaining = done > 0.01 ? Elapsed * ((1 - Fraction) / done) : null;
            return remaining < Slowest ? Slowest : remaining;
        }
    }

    /// <summary>What to expect: <c>about 3 min left</c>, <c>waits: the disk is full</c>, or nothing.</summary>
    public string Outlook =>
        WaitingFor is { } reason ? $"waits: {reason}"
        : Experiment.State is ExperimentState.Pausing or ExperimentState.Stopping ? $"{Experiment.State}: running trials end"
        : Experiment.State == ExperimentState.Paused ? $"Paused: 'experiment resume {Experiment.Id}' goes on"
        : Remaining is { } remaining ? $"about {Words.Duration(remaining)} left" : "";

    /// <summary>How much of a slot's trial is done.</summary>
    public static double Part(SlotStatus slot) =>
        slot is { ExperimentId: not null, Epochs: > 0 } ? Math.Clamp((slot.Epoch - 1 + slot.EpochFraction) / slot.Epochs, 0, 1) : 0;
}
