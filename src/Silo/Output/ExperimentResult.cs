using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Silo.Output;

/// <summary>How an experiment came out, as <c>run</c> and <c>experiment wait</c> print it; scripts rely on these members.</summary>
internal static class ExperimentResult
{
    public static string ToLine(ExperimentSummary summary) =>
        $"experiment {summary.Id} {summary.State}: {Words.Counts(summary.Trials, summary.Planned)} in {Words.Duration(TimeSpan.FromSeconds(summary.Seconds))}";

    public static object ToJson(ExperimentSummary summary, IReadOnlyList<ParetoEntry> front) => new
    {
        summary.Id,
        summary.Name,
        summary.State,
        summary.Trials,
        Best = summary.Best.Select(entry => new
        {
            entry.Model,
            entry.Trial,
            entry.Metric,
            entry.Value,
            entry.Parameters,
        }),
        summary.Seconds,
        ParetoFront = front,
    };
}
