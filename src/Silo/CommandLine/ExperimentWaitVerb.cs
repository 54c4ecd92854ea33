using System.CommandLine;
using System.Globalization;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment wait ID</c>: returns when an experiment has ended, with the exit code that its <c>run</c> has.</summary>
internal static class ExperimentWaitVerb
{
    public static Command Create()
    {
        var (id, sources, output) = (SharedOptions.Experiment(), new SourceOptions(), SharedOptions.Output());
        var timeout = new Option<double?>("--timeout") { Description = "Gives up after so many seconds, with exit code 124. Default: never.", HelpName = "SECONDS" };
        timeout.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !(double.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 1e9)))
            {
                result.AddError($"--timeout must be a number in (0, 1e9], but got '{token.Value}'.");
            }
        });
        var command = new Command("wait", "Waits until an experiment has ended and prints how. Example: experiment wait @last --timeout 3600")
        {
            id, timeout, output,
        };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = await sources.OpenAsync(parsed, cancellation);
            var experiment = await source.ResolveAsync(parsed.GetValue(id)!, cancellation);
            var ended = await WaitAsync(source, experiment, parsed.GetValue(timeout), cancellation);
            Print(parsed.GetValue(output), ended, await source.GetParetoFrontAsync(experiment, cancellation));
            return ExperimentExit.CodeOf(ended, isInterrupted: false);
        });
        return command;
    }

    private static async Task<ExperimentSummary> WaitAsync(
        IExperimentSource source, string id, double? timeout, CancellationToken cancellation)
    {
        var time = TimeProvider.System;
        using var limit = timeout is { } seconds ? new CancellationTokenSource(TimeSpan.FromSeconds(seconds), time) : new();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            return await new ExperimentWaiter(source, id, time).WaitAsync(_ => Task.CompletedTask, Console.Error.WriteLine, either.Token)
                ?? throw new CommandException(ExitCode.NotFound, $"Experiment {id} was deleted.");
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            throw new CommandException(ExitCode.TimedOut, $"Experiment {id} has not ended within {timeout} s.");
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCode.Interrupted, "The wait ends here; the experiment does not.");
        }
    }

    private static void Print(OutputFormat format, ExperimentSummary ended, IReadOnlyList<ParetoEntry> front)
    {
        if (format == OutputFormat.Table) { Console.WriteLine(ExperimentResult.ToLine(ended)); }
        else { Data.Print(format, ExperimentResult.ToJson(ended, front), () => ExperimentTable.Of([ended])); }
    }
}
