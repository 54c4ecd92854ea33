using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>Trials as a table.</summary>
internal static class TrialTable
{
    public static DataTable Of(IEnumerable<TrialSummary> trials)
    {
        var table = new DataTable(["trial", "model", "state", "attempts", "epochs", "objective", "seconds", "parameters", "tags"]);
        foreach (var trial in trials)
        {
            table.Add(trial.Number.ToString(), trial.Model, State(trial), trial.Attempts.ToString(), trial.Epochs.ToString(),
                Words.Number(trial.Objective), trial.Seconds.ToString("F1"), Words.Parameters(trial.Parameters), string.Join(' ', trial.Tags));
        }

        return table;
    }

    private static string State(TrialSummary trial)
    {
        var text = trial.Failure is { } failure ? failure.Kind.ToString() : Words.Warnings(trial.Warnings);
        return text == "" ? trial.State.ToString() : $"{trial.State} ({text})";
    }
}
