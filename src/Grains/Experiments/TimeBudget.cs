using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Grains.Experiments;

/// <summary>
/// Stops an experiment whose time is spent: no new trial starts, running ones end. When that is depends on the machines, so what such a
/// budget ends is outside of what two runs share.
/// </summary>
internal static class TimeBudget
{
    /// <summary>Appends the stop where it is due; of several callers the ledger accepts one.</summary>
    public static async Task StopIfSpentAsync(ILedger ledger, ExperimentProjection experiment, string id)
    {
        if (experiment.Spec is not { HasTimeBudget: true } spec || experiment.State != ExperimentState.Running) { return; }

        if (FindSpent(spec, ledger.ReadUsage(id, withTrials: spec.TrialTimeSeconds is not null)) is { } reason)
        {
            await ledger.AppendAsync([new ExperimentStateChanged(id, ExperimentState.Running, ExperimentState.Stopping, reason)]);
        }
    }

    /// <summary>Which budget is spent, for a person, or null.</summary>
    internal static string? FindSpent(ExperimentSpec spec, ExperimentUsage usage) =>
        usage.WallSeconds >= spec.WallTimeSeconds ? Describe("wall time", spec.WallTimeSeconds.Value, usage.WallSeconds)
        : usage.TrialSeconds >= spec.TrialTimeSeconds ? Describe("trial time", spec.TrialTimeSeconds.Value, usage.TrialSeconds)
        : null;

    private static string Describe(string what, double budget, double used) =>
        FormattableString.Invariant($"its budget of {budget:0.#} s of {what} is spent ({used:0.#} s)");
}
