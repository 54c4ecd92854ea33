using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment list|show|importance|watch|wait|pause|resume|stop|cancel|extend|set|delete</c></summary>
internal static class ExperimentVerbs
{
    public static Command Create() => new("experiment", "Lists, shows and steers experiments of a database file or a head.")
    {
        List(), Show(), ExperimentImportanceVerb.Create(), ExperimentWatchVerb.Create(), ExperimentWaitVerb.Create(),
        ExperimentMoveVerbs.Pause(), ExperimentResumeVerb.Create(), ExperimentMoveVerbs.Stop(), ExperimentMoveVerbs.Cancel(),
        ExperimentExtendVerb.Create(), ExperimentEnqueueVerb.Create(), ExperimentSetVerb.Create(), ExperimentMoveVerbs.Delete(),
    };

    private static Command List()
    {
        var (sources, output, limit) = (new SourceOptions(), SharedOptions.Output(), SharedOptions.Limit(100));
        var name = new Option<string?>("--name") { Description = "Only experiments whose name holds this.", HelpName = "TEXT" };
        var command = new Command("list", "Lists experiments, newest first.") { name, output, limit };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = await sources.OpenAsync(parsed, cancellation);
            var items = await Paging.AllAsync(
                (after, size) => source.ListExperimentsAsync(parsed.GetValue(name), after, size, cancellation), parsed.GetValue(limit));
            Data.Print(parsed.GetValue(output), items, () => ExperimentTable.Of(items));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Show()
    {
        var (id, sources, output) = (SharedOptions.Experiment(), new SourceOptions(), SharedOptions.Output());
        var command = new Command("show", "Shows an experiment with its leaderboard.") { id, output };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            using var source = await sources.OpenAsync(parsed, cancellation);
            var experiment = await source.ResolveAsync(parsed.GetValue(id)!, cancellation);
            var detail = (await source.FindExperimentAsync(experiment, cancellation))!;
            var leaders = await source.GetLeaderboardAsync(experiment, 10, cancellation);
            Print(parsed.GetValue(output), detail, leaders, await source.GetParetoFrontAsync(experiment, cancellation));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(
        OutputFormat format, ExperimentDetail detail, IReadOnlyList<LeaderboardEntry> leaders, IReadOnlyList<ParetoEntry> front)
    {
        if (format == OutputFormat.Table)
        {
            var summary = detail.Summary;
            Console.WriteLine($"{summary.Name} ({summary.Id}) is {summary.State}: {Words.Counts(summary.Trials, summary.Planned)}");
            Console.WriteLine($"created {summary.CreatedAt:u}, {Words.Duration(TimeSpan.FromSeconds(summary.Seconds))}");
            Leaderboard.WriteText(Console.Out, detail.Spec, leaders);
            ParetoTable.WriteText(Console.Out, detail.Spec, front);
            return;
        }

        Data.Print(format, new { detail.Summary, detail.SpecHash, detail.Spec, Leaderboard = leaders, ParetoFront = front }, () => Leaderboard.ToTable(leaders));
    }
}
