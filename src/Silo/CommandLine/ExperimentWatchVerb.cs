using System.CommandLine;
using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Results;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment watch ID</c>: a line for each trial that ends, with the reason where it was pruned, and each move of the experiment, until it has ended.</summary>
internal static class ExperimentWatchVerb
{
    public static Command Create()
    {
        var (id, database) = (SharedOptions.Experiment(), SharedOptions.Database());
        var command = new Command("watch", "Shows trials as they end, until the experiment has; Ctrl-C ends the watching alone. Example: experiment watch @last")
        {
            id, database,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            return await WatchAsync(reader, experiment, cancellation);
        });
        return command;
    }

    private static async Task<int> WatchAsync(ExperimentReader reader, string id, CancellationToken cancellation)
    {
        try
        {
            var events = new NewEvents(reader, id);
            await events.SkipAsync(cancellation);
            var before = (await reader.FindExperimentAsync(id, cancellation))!.Summary;
            Console.WriteLine($"{before.Name} ({id}) is {before.State}: {Words.Counts(before.Trials, before.Planned)}");
            var ended = await new ExperimentWaiter(reader, id, TimeProvider.System).WaitAsync(
                async summary =>
                {
                    foreach (var row in await events.TakeAsync(cancellation)) { await ShowAsync(reader, summary, row, cancellation); }
                },
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

    private static async Task ShowAsync(ExperimentReader reader, ExperimentSummary summary, EventRow row, CancellationToken cancellation)
    {
        switch (row.Kind)
        {
            case "SearchDecided" when DecisionText.OfEnd(row) is { } end:
                Console.WriteLine($"{row.At:HH:mm:ss} {end}");
                break;
            case "TrialEnded":
                var trial = (await reader.FindTrialAsync(row.ExperimentId, row.Trial!.Value, cancellation))!.Summary;
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
