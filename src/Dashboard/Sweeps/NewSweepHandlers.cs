using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Dashboard.Actions;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Sweeps;

/// <summary>The page on which a sweep file is written, checked and started.</summary>
internal static class NewSweepHandlers
{
    private const int Longest = 1_000_000;

    /// <summary>The page with the sweep around the trials in <c>t</c>, else with the demo.</summary>
    public static async Task<IResult> AskAsync(
        HttpRequest request, IExperimentReader reader, IServiceProvider services, CancellationToken cancellation)
    {
        var chosen = await CompareHandler.FindAllAsync(request.Query, reader, cancellation);
        var intake = services.GetService<ISweepIntake>();
        var source = chosen is [var first, ..]
            ? NarrowedSweep.Write(first.Experiment.Spec, [.. chosen.Where(each => each.Experiment.Summary.Id == first.Experiment.Summary.Id).Select(each => each.Trial)])
            : intake?.Demo;
        return Page(intake, source ?? "", null, null, StatusCodes.Status200OK);
    }

    /// <summary>Checks what was written, and starts it where that is asked.</summary>
    public static async Task<IResult> DoAsync(
        HttpRequest request, IExperimentReader reader, IServiceProvider services, CancellationToken cancellation)
    {
        var intake = services.GetService<ISweepIntake>() ?? throw NobodyRuns();
        var form = await SentForm.ReadAsync(request, Longest, cancellation);
        var source = form.Has("demo") ? intake.Demo : (form.Text("source") ?? "").ReplaceLineEndings("\n");
        var preview = await (form.Text("do") == "start" ? intake.StartAsync(source, cancellation) : intake.CheckAsync(source, cancellation));
        if (preview.Id is { } id)
        {
            Notices.Write(request.HttpContext, preview.IsResumed ? "The unfinished experiment of this specification goes on." : $"{preview.Spec!.Name} has started.");
            return Answers.SeeOther(Addresses.Experiment(id));
        }

        var estimate = preview.Spec is null ? null : await TimeEstimate.OfAsync(reader, preview.Work, cancellation);
        return Page(intake, source, preview, estimate, preview.Spec is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }

    private static RazorComponentResult<NewPage> Page(ISweepIntake? intake, string source, SweepPreview? preview, TimeEstimate? estimate, int status) =>
        new(new { Intake = intake, Source = source, Preview = preview, Estimate = estimate }) { StatusCode = status };

    private static RequestException NobodyRuns() => new(
        StatusCodes.Status409Conflict, "Not now", "This dashboard is read-only: it shows a file and runs nothing; 'orchestrator run FILE' starts a sweep.");
}
