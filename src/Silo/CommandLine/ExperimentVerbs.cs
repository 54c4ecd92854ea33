using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment list|show|importance|watch|wait|pause|resume|stop|cancel|extend|set|delete</c></summary>
internal static class ExperimentVerbs
{
    public static Command Create() => new("experiment", "Lists, shows and steers experiments of a database file.")
    {
        List(), Show(), ExperimentImportanceVerb.Create(), ExperimentWatchVerb.Create(), ExperimentWaitVerb.Create(),
        ExperimentMoveVerbs.Pause(), ExperimentResumeVerb.Create(), ExperimentMoveVerbs.Stop(), ExperimentMoveVerbs.Cancel(),
        ExperimentExtendVerb.Create(), ExperimentSetVerb.Create(), ExperimentMoveVerbs.Delete(),
    };

    private static Command List()
    {
        var (database, output, limit) = (SharedOptions.Database(), SharedOptions.Output(), SharedOptions.Limit(100));
        var command = new Command("list", "Lists experiments, newest first.") { database, output, limit };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var reader = ReadingVerb.Open(parsed.GetValue(database)!);
            var items = await Paging.AllAsync(
                (after, size) => reader.ListExperimentsAsync(after, size, cancellation), parsed.GetValue(limit));
            Data.Print(parsed.GetValue(output), items, () => ExperimentTable.Of(items));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Show()
    {
        var (id, database, output) = (SharedOptions.Experiment(), SharedOptions.Database(), SharedOptions.Output());
        var command = new Command("show", "Shows an experiment with its leaderboard.") { id, database, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            var detail = (await reader.FindExperimentAsync(experiment, cancellation))!;
            var leaders = await reader.GetLeaderboardAsync(experiment, 10, cancellation);
            Print(parsed.GetValue(output), detail, leaders, await reader.GetParetoFrontAsync(experiment, cancellation));
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
