using Orchestrator.Abstractions.Trials;

namespace Orchestrator.Silo.Running;

/// <summary>Shows a run on standard error, so that standard output holds data alone.</summary>
internal interface IRunView : IDisposable
{
    /// <summary>A line for a person: where the dashboard is, what happens on Ctrl-C.</summary>
    void Notice(string text);

    /// <summary>A trial has ended.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="outcome">How.</param>
    /// <param name="value">Its value, or null where nothing ranks it.</param>
    /// <param name="progress">The run after it.</param>
    void TrialEnded(TrialSpec trial, TrialOutcome outcome, double? value, RunProgress progress);

    /// <summary>A trial was pruned.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="reason">Why: <c>pruned at epoch 3: 0.0131, cut 0.0112, rung 1 of 3, 2nd of 8</c>.</param>
    /// <param name="progress">The run after it.</param>
    void TrialPruned(TrialSpec trial, string reason, RunProgress progress);

    /// <summary>The run goes on; called several times a second.</summary>
    void Update(RunProgress progress);
}
