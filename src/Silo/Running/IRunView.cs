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

    /// <summary>The run goes on; called several times a second.</summary>
    void Update(RunProgress progress);
}
