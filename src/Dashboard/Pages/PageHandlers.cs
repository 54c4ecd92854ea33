using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Dashboard.Importances;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Reads what each page shows, a bounded part at a time.</summary>
internal static class PageHandlers
{
    private const int ExperimentsPerPage = 50;
    private const int EntriesPerFamily = 10;
    private const int TrialsOfGallery = 48;
    private const int MostPinned = 24;

    public static async Task<IResult> GetExperimentsAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var (after, state) = (request.Query.Text("after"), ExperimentWords.State(request.Query));
        var experiments = await Lists.ExperimentsAsync(
            reader, after, request.Query.Limit(ExperimentsPerPage), ExperimentWords.States(state), cancellation);
        return new RazorComponentResult<ExperimentsPage>(new { Experiments = experiments, IsFirst = after is null, State = state });
    }

    public static async Task<IResult> GetOverviewAsync(
        string id, IExperimentReader reader, ImportanceCache importances, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        // Computed beside what the page waits for; what is not there by then comes with a later look.
        importances.Peek(experiment.Summary, out _);
        return new RazorComponentResult<OverviewPage>(new
        {
            Experiment = experiment,
            Entries = await reader.GetLeaderboardAsync(id, EntriesPerFamily, cancellation),
            Improvements = await reader.ListImprovementsAsync(id, cancellation),
            Coverage = await reader.ListCoverageAsync(id, cancellation),
            Failures = await reader.ListFailuresAsync(id, cancellation),
            Names = await reader.GetNamesAsync(id, cancellation),
            Importances = importances.Peek(experiment.Summary, out var isFailed)?.Families,
            IsComputing = !isFailed,
        });
    }

    public static async Task<IResult> GetImportanceAsync(
        string id, IExperimentReader reader, ImportanceCache importances, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var known = await importances.GetAsync(experiment.Summary, cancellation);
        return new RazorComponentResult<ImportancePage>(new { Experiment = experiment, known.Families });
    }

    public static async Task<IResult> GetTrialsAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var names = await reader.GetNamesAsync(id, cancellation);
        var columns = request.Query.Names("columns");
        try
        {
            var query = TrialWords.Read(request.Query, experiment);
            var trials = await Lists.TrialsAsync(reader, id, query, cancellation);
            return new RazorComponentResult<TrialsPage>(
                new { Experiment = experiment, Names = names, Trials = trials, Query = query, Asked = columns });
        }
        catch (RequestException refused) when (request.Query.Text("q") is not null && refused.Status == StatusCodes.Status400BadRequest)
        {
            // Who wrote the filter can put it right where it stands.
            return new RazorComponentResult<TrialsPage>(new
            {
                Experiment = experiment,
                Names = names,
                Trials = new Page<TrialSummary>([], null),
                Query = new TrialQuery(),
                Asked = columns,
                FilterText = request.Query.Text("q"),
                Problem = refused.Message,
            })
            { StatusCode = refused.Status };
        }
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
        var group = request.Query.OneOf("group", [.. experiment.Spec.Parameters.Select(parameter => parameter.Name)]);
        var pinned = request.Query.TrialNumbers("pin", MostPinned);
        var trials = await Lists.TrialsAsync(reader, id, query, cancellation);
        return new RazorComponentResult<GalleryPage>(new
        {
            Experiment = experiment,
            Trials = await WithPinnedAsync(reader, id, trials, pinned, cancellation),
            Query = query,
            Asked = epoch,
            Group = group,
            IsSheet = request.Query.OneOf("view", ["wall", "sheet"]) == "sheet",
            Pinned = pinned,
        });
    }

    // Pinned trials stay in view on every part of the list.
    private static async Task<Page<TrialSummary>> WithPinnedAsync(
        IExperimentReader reader, string id, Page<TrialSummary> trials, IReadOnlyList<int> pinned, CancellationToken cancellation)
    {
        var missing = pinned.Except(trials.Items.Select(trial => trial.Number)).ToList();
        if (missing.Count == 0)
        {
            return trials;
        }

        var filter = TrialFilter.Parse($"number:{string.Join(',', missing)}");
        var found = await reader.ListTrialsAsync(id, new TrialQuery(Where: filter, Limit: missing.Count), cancellation);
        return trials with { Items = [.. found.Items, .. trials.Items] };
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
