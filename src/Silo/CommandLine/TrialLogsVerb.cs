using System.CommandLine;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>trial logs TRIAL</c>: what the ledger knows of a trial's attempts, a line each, in the order of time.</summary>
internal static class TrialLogsVerb
{
    private const int PageSize = 1_000;

    public static Command Create()
    {
        var (number, id, sources, output) = (SharedOptions.Trial(), SharedOptions.ExperimentOption(), new SourceOptions(), SharedOptions.Output());
        var follow = new Option<bool>("--follow", "-f") { Description = "Goes on with new lines until the trial has ended; Ctrl-C ends the following alone." };
        var containing = new Option<string?>("--grep") { Description = "Only lines with this text, or of this severity: info, warning or error.", HelpName = "TEXT" };
        var command = new Command("logs", "Shows what happened to a trial: attempts, epochs, checkpoints, warnings, failures.") { number, id, follow, containing, output };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = await sources.OpenAsync(parsed, cancellation);
            var experiment = await source.ResolveAsync(parsed.GetValue(id)!, cancellation);
            var trial = parsed.GetValue(number);
            if (await source.FindTrialAsync(experiment, trial, cancellation) is null) { throw TrialVerbs.Missing(experiment, trial); }

            var log = new NewLines(source, experiment, trial, parsed.GetValue(containing));
            if (parsed.GetValue(follow)) { return await FollowAsync(log, parsed.GetValue(output), cancellation); }

            var lines = await log.TakeAsync(cancellation);
            LogOutput.Print(parsed.GetValue(output), lines);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<int> FollowAsync(NewLines log, OutputFormat format, CancellationToken cancellation)
    {
        try
        {
            await Lookout.WatchAsync(
                async () => (IsOver: await log.IsOverAsync(cancellation), Lines: await log.TakeAsync(cancellation)),
                seen =>
                {
                    LogOutput.PrintEach(format, seen.Lines);
                    return Task.FromResult(seen.IsOver);
                },
                Console.Error.WriteLine, TimeProvider.System, cancellation);
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            throw new CommandException(ExitCode.Interrupted, "The following ends here; the trial does not.");
        }
    }

    /// <summary>Lines of a trial's log, each once.</summary>
    private sealed class NewLines(IExperimentSource source, string experiment, int trial, string? containing)
    {
        private long _seen;

        // Asked before the lines are read, so that the last ones are not missed.
        public async Task<bool> IsOverAsync(CancellationToken cancellation) =>
            await source.FindTrialAsync(experiment, trial, cancellation) is not { } detail
            || TrialTransitions.IsEnded(detail.Summary.State)
            || await source.FindExperimentAsync(experiment, cancellation) is not { } whole
            || ExperimentTransitions.IsEnded(whole.Summary.State);

        public async Task<IReadOnlyList<LogLine>> TakeAsync(CancellationToken cancellation)
        {
            List<LogLine> lines = [];
            while (true)
            {
                var page = await source.ListLogAsync(experiment, trial, containing, _seen, PageSize, cancellation);
                lines.AddRange(page.Items);
                if (page.Items.Count > 0) { _seen = page.Items[^1].Sequence; }

                if (page.Next is null) { return lines; }
            }
        }
    }
}
