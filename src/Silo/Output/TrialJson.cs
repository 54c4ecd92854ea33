using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>A trial as <c>trial list</c> prints it in JSON; scripts rely on these members.</summary>
internal static class TrialJson
{
    public static object Of(TrialSummary trial) => new
    {
        trial.Number,
        trial.Model,
        trial.State,
        trial.Failure,
        trial.Warnings,
        trial.Tags,
        trial.Attempts,
        trial.Epochs,
        trial.Objective,
        trial.Parameters,
        trial.WeightsHash,
        trial.Family,
        trial.Setting,
        trial.Repeat,
        trial.Origin,
        trial.Metrics,
        trial.SampleEpoch,
        trial.Seconds,
    };
}
