using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Reads a trial's log: its newest lines, or those after a line that is named.</summary>
internal static class LogHandler
{
    private const int LinesAtOnce = 1_000;
    private const int LinesOfPage = 500;

    public static async Task<IResult> GetAsync(string id, int number, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var (containing, after) = (request.Query.Text("q"), request.Query.Number("after", 0, long.MaxValue));
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(id, number, cancellation);
        var lines = after is null
            ? await NewestAsync(reader, id, number, containing, cancellation)
            : await reader.ListLogAsync(id, number, containing, after.Value, LinesOfPage, cancellation);
        return new RazorComponentResult<LogPage>(new { Experiment = experiment, Detail = trial, Lines = lines, Filter = containing, After = after });
    }

    // A log is bounded; where its newest lines are not its first ones, a token leads to the first.
    private static async Task<Page<LogLine>> NewestAsync(IExperimentReader reader, string id, int number, string? containing, CancellationToken cancellation)
    {
        List<LogLine> lines = [];
        var after = 0L;
        while (true)
        {
            var page = await reader.ListLogAsync(id, number, containing, after, LinesAtOnce, cancellation);
            lines.AddRange(page.Items);
            if (page.Next is null) { break; }

            after = page.Items[^1].Sequence;
        }

        return new(lines.Count > LinesOfPage ? lines[^LinesOfPage..] : lines, lines.Count > LinesOfPage ? "0" : null);
    }
}
