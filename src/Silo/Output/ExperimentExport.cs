using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Output;

/// <summary>An experiment with all its trials and epochs, as files for other programs.</summary>
internal sealed class ExperimentExport(ExperimentDetail experiment, IReadOnlyList<TrialDetail> trials, IReadOnlyList<ParetoEntry> front)
{
    public static async Task<ExperimentExport> ReadAsync(IExperimentReader reader, string id, CancellationToken cancellation)
    {
        var detail = (await reader.FindExperimentAsync(id, cancellation))!;
        var summaries = await Paging.AllAsync((after, size) => reader.ListTrialsAsync(id, new(After: after, Limit: size), cancellation));
        List<TrialDetail> trials = new(summaries.Count);
        foreach (var summary in summaries) { trials.Add((await reader.FindTrialAsync(id, summary.Number, cancellation))!); }

        return new(detail, trials, await reader.GetParetoFrontAsync(id, cancellation));
    }

    public void Write(string format, TextWriter writer)
    {
        if (format == "json") { Data.Print(writer, OutputFormat.Json, ToJson(), ToTable); }
        else { Data.Print(writer, OutputFormat.Csv, "", ToTable); }
    }

    private object ToJson() => new
    {
        Experiment = new { experiment.Summary, experiment.SpecHash, experiment.Spec, experiment.Source },
        Trials = trials.Select(trial => new { Trial = TrialJson.Of(trial.Summary), trial.Attempts, trial.Decisions, trial.Warnings, trial.Epochs }),
        ParetoFront = front,
    };

    private DataTable ToTable()
    {
        var parameters = trials.SelectMany(trial => trial.Summary.Parameters.Select(parameter => parameter.Name)).Distinct().ToList();
        var metrics = trials.SelectMany(trial => trial.Summary.Metrics.Select(metric => metric.Name)).Distinct().ToList();
        var table = new DataTable([
            "trial.number", "trial.setting", "trial.repeat", "trial.family", "trial.model", "trial.state", "trial.failure", "trial.warnings", "trial.attempts",
            "trial.epochs", "trial.objective", "trial.seconds", "trial.weights_hash",
            .. parameters.Select(name => $"param.{name}"), .. metrics.Select(name => $"metric.{name}.last")]);
        foreach (var trial in trials) { table.Add(ToRow(trial.Summary, parameters, metrics)); }

        return table;
    }

    private static string[] ToRow(TrialSummary trial, IEnumerable<string> parameters, IEnumerable<string> metrics)
    {
        var values = trial.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value.ToString());
        var last = trial.Metrics.ToDictionary(metric => metric.Name, metric => metric.Value.ToString("R"));
        return [
            trial.Number.ToString(), trial.Setting.ToString(), trial.Repeat.ToString(), trial.Family, trial.Model, trial.State.ToString(),
            trial.Failure?.Kind.ToString() ?? "",
            string.Join(' ', trial.Warnings.Select(warning => warning.Kind)), trial.Attempts.ToString(), trial.Epochs.ToString(), trial.Objective?.ToString("R") ?? "",
            trial.Seconds.ToString("R"), trial.WeightsHash ?? "",
            .. parameters.Select(name => values.GetValueOrDefault(name, "")), .. metrics.Select(name => last.GetValueOrDefault(name, ""))];
    }
}
