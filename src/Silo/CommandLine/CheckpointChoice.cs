using System.CommandLine;
using System.Globalization;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Search;

namespace Orchestrator.Silo.CommandLine;

/// <summary>Which of a trial's checkpoints a verb takes: <c>--epoch N|best|last</c>.</summary>
internal static class CheckpointChoice
{
    private const string Best = "best";
    private const string Last = "last";

    public static Option<string?> Epoch() => new("--epoch")
    {
        Description = "The checkpoint: its epoch, best (by the trial's objective) or last. Default: last; best where the sweep file says objective_at: best.",
        HelpName = "N|best|last",
        Validators =
        {
            result =>
            {
                foreach (var token in result.Tokens.Where(token => token.Value is not (Best or Last) && !TryParse(token.Value, out _)))
                {
                    result.AddError($"--epoch must be an epoch from 1 on, best or last, but got '{token.Value}'.");
                }
            },
        },
    };

    /// <summary>The checkpoint that <paramref name="choice"/> stands for.</summary>
    /// <exception cref="CommandException">The trial has none such.</exception>
    public static CheckpointRow Select(ExperimentSpec experiment, TrialDetail trial, string? choice)
    {
        if (trial.Checkpoints.Count == 0) { throw None(trial.Summary); }

        var objective = experiment.Families.FirstOrDefault(family => family.Name == trial.Summary.Family)?.Objective;
        choice ??= experiment.ObjectiveAt == Best && objective is not null ? Best : Last;
        return choice switch
        {
            Last => trial.Checkpoints[^1],
            Best => SelectBest(trial, objective),
            _ => trial.Checkpoints.LastOrDefault(row => TryParse(choice, out var epoch) && row.Epoch == epoch)
                ?? throw new CommandException(ExitCode.NotFound,
                    $"Trial {trial.Summary.Number} has no checkpoint of epoch {choice}; it has {string.Join(", ", trial.Checkpoints.Select(row => row.Epoch))}."),
        };
    }

    private static CheckpointRow SelectBest(TrialDetail trial, Objective? objective)
    {
        if (objective is null)
        {
            throw new CommandException(ExitCode.InvalidInput,
                $"--epoch best: nothing ranks the epochs of trial {trial.Summary.Number}, a {trial.Summary.Model}; use last or an epoch.");
        }

        var values = trial.Epochs.ToDictionary(
            epoch => epoch.Epoch, epoch => epoch.Metrics.Where(metric => metric.Name == objective.Metric).Select(metric => metric.Value).FirstOrDefault(double.NaN));
        return trial.Checkpoints.Aggregate((best, row) => objective.Compare(Value(row), Value(best)) < 0 ? row : best);

        double Value(CheckpointRow row) => values.GetValueOrDefault(row.Epoch, double.NaN);
    }

    private static CommandException None(TrialSummary trial) => new(ExitCode.NotFound,
        $"Trial {trial.Number} ({trial.State}) has no checkpoint. Every trial gets one after its last epoch, and earlier ones as the sweep file's "
        + "'orchestrator: { checkpoints: { every: 1, at_most: 30s } }' says; run the sweep again to train it.");

    private static bool TryParse(string text, out int epoch) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out epoch) && epoch > 0;
}
