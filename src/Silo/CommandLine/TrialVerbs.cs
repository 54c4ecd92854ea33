using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial list|show|logs|retry|cancel|fork|tag|samples|checkpoint|encode|reconstruct|generate|traverse|export</c></summary>
internal static class TrialVerbs
{
    public static Command Create() => new("trial", "Lists, shows, retries, cancels and tags trials, and uses their models.")
    {
        List(), Show(), TrialLogsVerb.Create(), TrialRetryVerb.Create(), TrialCancelVerb.Create(), TrialForkVerb.Create(), TrialTagVerb.Create(), TrialSamplesVerb.Create(),
        TrialCheckpointVerb.Create(),
        TrialEncodeVerb.Create(), TrialReconstructVerb.Create(), TrialGenerateVerb.Create(), TrialTraverseVerb.Create(), TrialExportVerb.Create(),
    };

    private static Command List()
    {
        var (id, sources, output, limit) = (SharedOptions.Experiment(), new SourceOptions(), SharedOptions.Output(), SharedOptions.Limit(10_000));
        var sort = new Option<string>("--sort")
        {
            Description = "number, objective, a metric or a parameter; a leading - sorts descending.",
            DefaultValueFactory = _ => "number",
        };
        var where = new Option<string?>("--where")
        {
            Description = "Only trials that fit, for example 'model:denoising lr<1e-3 mse<0.01 state:failed'.",
            HelpName = "FILTER",
        };
        var command = new Command("list", "Lists an experiment's trials.") { id, where, sort, limit, output };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var query = new TrialQuery(Sort: parsed.GetValue(sort)!, Where: ReadFilter(parsed.GetValue(where)));
            using var source = await sources.OpenAsync(parsed, cancellation);
            var experiment = await source.ResolveAsync(parsed.GetValue(id)!, cancellation);
            var trials = await Paging.AllAsync(
                (after, size) => source.ListTrialsAsync(experiment, query with { After = after, Limit = size }, cancellation), parsed.GetValue(limit));
            Data.Print(parsed.GetValue(output), trials.Select(TrialJson.Of), () => TrialTable.Of(trials));
            return ExitCode.Ok;
        });
        return command;
    }

    private static TrialFilter? ReadFilter(string? text)
    {
        try
        {
            return TrialFilter.Parse(text);
        }
        catch (FilterException exception)
        {
            throw new CommandException(ExitCode.InvalidInput, $"--where: {exception.Message}");
        }
    }

    private static Command Show()
    {
        var (number, id, sources, output) = (SharedOptions.Trial(), SharedOptions.ExperimentOption(), new SourceOptions(), SharedOptions.Output());
        var command = new Command("show", "Shows a trial with its curves, and why its search let it train so far.") { number, id, output };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = await sources.OpenAsync(parsed, cancellation);
            var experiment = await source.ResolveAsync(parsed.GetValue(id)!, cancellation);
            var detail = await source.FindTrialAsync(experiment, parsed.GetValue(number), cancellation) ?? throw Missing(experiment, parsed.GetValue(number));
            Data.Print(parsed.GetValue(output), detail, () => EpochTable.Of(detail));
            if (detail.Summary.Origin is { } origin) { Console.Error.WriteLine($"It began with the checkpoint of epoch {origin.Epoch} of trial {origin.Trial}."); }

            foreach (var decision in detail.Decisions) { Console.Error.WriteLine(DecisionText.Of(decision)); }

            foreach (var warning in detail.Warnings)
            {
                Console.Error.WriteLine($"{warning.Kind} in epochs {warning.FirstEpoch} to {warning.LastEpoch}: {warning.Message}");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>A trial of the experiment that <paramref name="id"/> stands for.</summary>
    /// <exception cref="CommandException">There is none.</exception>
    internal static async Task<TrialDetail> FindAsync(
        IExperimentReader reader, string id, string database, int number, CancellationToken cancellation)
    {
        var experiment = await ReadingVerb.ResolveAsync(reader, id, database, cancellation);
        return await reader.FindTrialAsync(experiment, number, cancellation)
            ?? throw Missing(experiment, number);
    }

    /// <summary>Says that there is no such trial.</summary>
    internal static CommandException Missing(string experiment, int number) =>
        new(ExitCode.NotFound, $"Experiment {experiment} has no trial {number}; 'trial list' shows them.");
}
