using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Running;

/// <summary>What a run prints at its end, on standard output.</summary>
internal static class RunReport
{
    private const int Leaders = 5;

    /// <summary>Prints the result; returns the exit code.</summary>
    public static async Task<int> PrintAsync(RunRequest request, IExperimentReader reader, string id, bool isInterrupted)
    {
        var detail = (await reader.FindExperimentAsync(id, CancellationToken.None))!;
        var summary = detail.Summary;
        var leaders = await reader.GetLeaderboardAsync(id, Leaders, CancellationToken.None);
        var front = await reader.GetParetoFrontAsync(id, CancellationToken.None);
        try
        {
            Print(request, detail, leaders, front);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The run is over and recorded, whatever becomes of its report.
            Console.Error.WriteLine($"The result cannot be printed ({exception.Message}); {WhereItStands(request, id)}");
            return isInterrupted ? ExitCode.Interrupted : ExitCode.Failed;
        }

        WarnOfLostReader(request, id);
        return ExperimentExit.CodeOf(summary, isInterrupted);
    }

    private static void Print(
        RunRequest request, ExperimentDetail detail, IReadOnlyList<LeaderboardEntry> leaders, IReadOnlyList<ParetoEntry> front)
    {
        var summary = detail.Summary;
        if (request.Output == OutputFormat.Table)
        {
            Leaderboard.WriteText(Console.Out, detail.Spec, leaders);
            ParetoTable.WriteText(Console.Out, detail.Spec, front);
            Console.WriteLine();
            PrintNextCommands(request, summary, leaders);
            Console.WriteLine(ExperimentResult.ToLine(summary));
        }
        else
        {
            Data.Print(request.Output, ExperimentResult.ToJson(summary, front), () => Leaderboard.ToTable(leaders));
        }

        Console.Out.Flush();
    }

    private static void PrintNextCommands(RunRequest request, ExperimentSummary summary, IReadOnlyList<LeaderboardEntry> leaders)
    {
        var database = request.Database == SharedOptions.DefaultDatabase ? "" : $" --database {Invocation.Quote(request.Database)}";
        Console.WriteLine($"database   {Path.GetFullPath(request.Database)}");
        if (!ExperimentTransitions.IsEnded(summary.State)) { Console.WriteLine($"go on      {Invocation.Again()}"); }

        if (leaders.Count > 0) { Console.WriteLine($"samples    {Invocation.Program} trial samples {leaders[0].Trial} -e {summary.Id}{database}"); }

        Console.WriteLine($"dashboard  {Invocation.Program} dashboard {Invocation.Quote(request.Database)}");
        Console.WriteLine($"trials     {Invocation.Program} trial list {summary.Id}{database}");
    }

    private static void WarnOfLostReader(RunRequest request, string id)
    {
        if (PipeWatch.HasLostReader(1))
        {
            Console.Error.WriteLine($"Nobody reads standard output any more; {WhereItStands(request, id)}");
        }
    }

    private static string WhereItStands(RunRequest request, string id) =>
        $"the result stands in {request.Database}: {Invocation.Program} experiment show {id} --database {Invocation.Quote(request.Database)}";
}
