using System.Globalization;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Experiments;

namespace Orchestrator.Silo.Running;

/// <summary>How long slots had nothing to train although the search was not at its end: it waited for earlier results.</summary>
internal sealed class IdleSlots
{
    private long _looks;
    private long _idle;

    /// <summary>The share of the slots' time, 0 to 1.</summary>
    public double Share => _looks == 0 ? 0 : (double)_idle / _looks;

    /// <summary>Takes a look, of which there are as many a second all the time.</summary>
    public void Look(RunProgress progress)
    {
        var (experiment, trials) = (progress.Experiment, progress.Experiment.Trials);
        if (experiment.State is not (ExperimentState.Pending or ExperimentState.Running)) { return; }

        var created = trials.Ended + trials.Pending + trials.Running + trials.Paused;
        var isWaiting = trials.Pending == 0 && (created < experiment.Planned || trials.Paused > 0);
        _looks += progress.Slots.Count;
        _idle += isWaiting ? progress.Slots.Count(slot => slot.ExperimentId is null) : 0;
    }

    /// <summary>What it cost, and what would have filled the slots; null where it is not worth a word.</summary>
    /// <param name="window">The experiment's window, or null where it has none.</param>
    /// <param name="slots">How many slots there were.</param>
    public string? Describe(WindowUse? window, int slots)
    {
        if (window is null || Share < 0.01) { return null; }

        var share = Share.ToString("P0", CultureInfo.InvariantCulture);
        return $"Slots were idle for {share} of the time, since decisions wait for the results of earlier jobs (parallelism: {window.Parallelism})"
            + (window.Fill(slots) > window.Parallelism ? $"; about parallelism: {window.Fill(slots)} would have filled them." : ".");
    }
}
