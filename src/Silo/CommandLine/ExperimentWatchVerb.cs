using System.CommandLine;
using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment watch ID</c>: a line for each trial that ends, with the reason where it was pruned, and each move of the experiment, until it has ended.</summary>
internal static class ExperimentWatchVerb
{
    public static Command Create()
    {
        var (id, sources) = (SharedOptions.Experiment(), new SourceOptions());
        var command = new Command("watch", "Shows trials as they end, until the experiment has; Ctrl-C ends the watching alone. Example: experiment watch @last")
        {
            id,
        };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = await sources.OpenAsync(parsed, cancellation);
            var experiment = await source.ResolveAsync(parsed.GetValue(id)!, cancellation);
            return await WatchAsync(source, experiment, cancellation);
        });
        return command;
    }

    private static async Task<int> WatchAsync(IExperimentSource source, string id, CancellationToken cancellation)
    {
        try
        {
            var events = new NewEvents(source, id);
            await events.SkipAsync(cancellation);
            var before = (await source.FindExperimentAsync(id, cancellation))!.Summary;
            Console.WriteLine($"{before.Name} ({id}) is {before.State}: {Words.Counts(before.Trials, before.Planned)}");
            var ended = await new ExperimentWaiter(source, id, TimeProvider.System).WaitAsync(
                async summary =>
                {
                    foreach (var row in await events.TakeAsync(cancellation)) { await ShowAsync(source, summary, row, cancellation); }
                },
                Console.Error.WriteLine,
                cancellation);
            if (ended is null) { throw new CommandException(ExitCode.NotFound, $"Experiment {id} was deleted."); }

            Console.WriteLine(ExperimentResult.ToLine(ended));
            return ExperimentExit.CodeOf(ended, isInterrupted: false);
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCode.Interrupted, "The watching ends here; the experiment does not.");
        }
    }

    private static async Task ShowAsync(IExperimentSource source, ExperimentSummary summary, EventRow row, CancellationToken cancellation)
    {
        switch (row.Kind)
        {
            case "SearchDecided" when DecisionText.OfEnd(row) is { } end:
                Console.WriteLine($"{row.At:HH:mm:ss} {end}");
                break;
            case "TrialEnded":
                var trial = (await source.FindTrialAsync(row.ExperimentId, row.Trial!.Value, cancellation))!.Summary;
                var failure = trial.Failure is { } why ? $" {why.Kind}: {why.Message}" : "";
                Console.WriteLine($"{row.At:HH:mm:ss} trial {trial.Number} {trial.Model} {trial.State} {Words.Number(trial.Objective)}{failure} [{summary.Trials.Ended}/{summary.Planned?.ToString() ?? "?"}]");
                break;
            case "ExperimentStateChanged":
                using (var json = JsonDocument.Parse(row.Data))
                {
                    Console.WriteLine($"{row.At:HH:mm:ss} the experiment is {json.RootElement.GetProperty("to").GetString()}: {json.RootElement.GetProperty("reason").GetString()}");
                }

                break;
        }
    }
}
