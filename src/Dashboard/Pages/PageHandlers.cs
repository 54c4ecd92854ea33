using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Reads what each page shows, a bounded part at a time.</summary>
internal static class PageHandlers
{
    private const int ExperimentsPerPage = 50;
    private const int EntriesPerFamily = 10;
    private const int TrialsOfOverview = 1000;
    private const int TrialsOfGallery = 48;

    public static async Task<IResult> GetExperimentsAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var after = request.Query.Text("after");
        var experiments = await Lists.ExperimentsAsync(
            reader, after, request.Query.Limit(ExperimentsPerPage), cancellation);
        return new RazorComponentResult<ExperimentsPage>(new { Experiments = experiments, IsFirst = after is null });
    }

    public static async Task<IResult> GetOverviewAsync(
        string id, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var entries = await reader.GetLeaderboardAsync(id, EntriesPerFamily, cancellation);
        var trials = await reader.ListTrialsAsync(id, new TrialQuery(Limit: TrialsOfOverview), cancellation);
        return new RazorComponentResult<OverviewPage>(
            new { Experiment = experiment, Entries = entries, Trials = trials });
    }

    public static async Task<IResult> GetTrialsAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var query = TrialWords.Read(request.Query, experiment);
        var all = request.Query.OneOf("columns", ["varying", "all"]) == "all";
        var trials = await Lists.TrialsAsync(reader, id, query, cancellation);
        return new RazorComponentResult<TrialsPage>(
            new { Experiment = experiment, Trials = trials, Query = query, AllColumns = all });
    }

    public static async Task<IResult> GetTrialAsync(
        string id, int number, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var epoch = Epoch(request.Query);
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(id, number, cancellation);
        return new RazorComponentResult<TrialPage>(new { Experiment = experiment, Detail = trial, Epoch = epoch });
    }

    public static async Task<IResult> GetReproductionAsync(
        string id, int number, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(id, number, cancellation);
        return Results.Text(Reproduction.Write(experiment.Spec, trial.Summary), "text/yaml; charset=utf-8");
    }

    public static async Task<IResult> GetGalleryAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var epoch = Epoch(request.Query);
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var query = TrialWords.Read(request.Query, experiment, "objective", TrialsOfGallery);
        var trials = await Lists.TrialsAsync(reader, id, query, cancellation);
        return new RazorComponentResult<GalleryPage>(
            new { Experiment = experiment, Trials = trials, Query = query, Asked = epoch });
    }

    public static async Task<IResult> GetEventsAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var after = request.Query.Number("after", 0, long.MaxValue) ?? 0;
        var text = request.Query.Text("experiment");
        var experiment = text is null ? null : await reader.GetExperimentAsync(text, cancellation);
        var events = await reader.ListEventsAsync(
            experiment?.Summary.Id, after, request.Query.Limit(otherwise: 100), cancellation);
        return new RazorComponentResult<EventsPage>(new { Events = events, Experiment = experiment, After = after });
    }

    private static int? Epoch(IQueryCollection query) => (int?)query.Number("epoch", 1, int.MaxValue);
}
