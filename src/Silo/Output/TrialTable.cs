using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>Trials as a table.</summary>
internal static class TrialTable
{
    public static DataTable Of(IEnumerable<TrialSummary> trials)
    {
        var table = new DataTable(["trial", "model", "state", "attempts", "epochs", "objective", "seconds", "parameters"]);
        foreach (var trial in trials)
        {
            var state = trial.Failure is { } failure ? $"{trial.State} ({failure.Kind})" : trial.State.ToString();
            table.Add(trial.Number.ToString(), trial.Model, state, trial.Attempts.ToString(), trial.Epochs.ToString(),
                Words.Number(trial.Objective), trial.Seconds.ToString("F1"), Words.Parameters(trial.Parameters));
        }

        return table;
    }
}
