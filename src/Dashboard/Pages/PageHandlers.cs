using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
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
    private const int MostTicked = 200;
    private const string AllColumns = "all";

    public static async Task<IResult> GetExperimentsAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var query = ExperimentWords.Read(request.Query, ExperimentsPerPage);
        var ticked = await FindTickedAsync(reader, request.Query.Names("sel"), cancellation);
        var experiments = await Lists.ExperimentsAsync(reader, query, cancellation);
        return new RazorComponentResult<ExperimentsPage>(
            new { Experiments = experiments, Query = query, State = ExperimentWords.State(request.Query), Ticked = ticked });
    }

    // One that was deleted is no longer ticked.
    private static async Task<IReadOnlyList<string>> FindTickedAsync(IExperimentReader reader, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        if (ids.Count > MostTicked) { throw RequestException.BadRequest($"sel: give at most {MostTicked} ids with commas between."); }

        List<string> found = [];
        foreach (var id in ids.Distinct())
        {
            if (await reader.FindExperimentAsync(id, cancellation) is not null) { found.Add(id); }
        }

        return found;
    }

    public static async Task<IResult> GetOverviewAsync(
        string id, HttpRequest request, IExperimentReader reader, ImportanceCache importances, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var problem = await FindProblemAsync(reader, id, request.Query, cancellation);
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
            Problem = problem,
        })
        { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };
    }

    // The brush of a page is a filter like any other.
    private static async Task<string?> FindProblemAsync(IExperimentReader reader, string id, IQueryCollection query, CancellationToken cancellation)
    {
        try
        {
            if (TrialWords.Filter(query) is { } filter) { await Lists.ColumnsAsync(reader, id, [], filter, 1, cancellation); }

            return null;
        }
        catch (RequestException refused)
        {
            return refused.Message;
        }
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
        var columns = request.Query.Choices("columns", [AllColumns, .. names.Metrics, .. experiment.Spec.Parameters.Select(parameter => parameter.Name)]);
        var ticked = request.Query.TrialNumbers("sel", MostTicked);
        await Lists.NamedTrialsAsync(reader, id, "sel", ticked, cancellation);
        try
        {
            var query = TrialWords.Read(request.Query, experiment);
            var trials = await Lists.TrialsAsync(reader, id, query, cancellation);
            return new RazorComponentResult<TrialsPage>(
                new { Experiment = experiment, Names = names, Trials = trials, Query = query, Asked = columns, Ticked = ticked });
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
                Ticked = ticked,
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
        var group = request.Query.OneOf("group", [.. experiment.Spec.Parameters.Select(parameter => parameter.Name)]);
        var pinned = request.Query.TrialNumbers("pin", MostPinned);
        // They stay in view on every part of the list.
        var found = await Lists.NamedTrialsAsync(reader, id, "pin", pinned, cancellation);
        var isSheet = request.Query.OneOf("view", ["wall", "sheet"]) == "sheet";
        RazorComponentResult<GalleryPage> Page(Page<TrialSummary> trials, TrialQuery query, string? problem) => new(new
        {
            Experiment = experiment,
            Trials = trials,
            Query = query,
            Asked = epoch,
            Group = group,
            IsSheet = isSheet,
            Pinned = pinned,
            FilterText = request.Query.Text("q"),
            Problem = problem,
        })
        { StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest };

        try
        {
            var query = TrialWords.Read(request.Query, experiment, "objective", TrialsOfGallery);
            var trials = await Lists.TrialsAsync(reader, id, query, cancellation);
            return Page(trials with { Items = [.. found.ExceptBy(trials.Items.Select(trial => trial.Number), trial => trial.Number), .. trials.Items] }, query, null);
        }
        catch (RequestException refused) when (request.Query.Text("q") is not null && refused.Status == StatusCodes.Status400BadRequest)
        {
            return Page(new([], null), new TrialQuery(Sort: "objective"), refused.Message);
        }
    }

    public static async Task<IResult> GetEventsAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var text = request.Query.Text("experiment");
        var experiment = text is null ? null : await reader.GetExperimentAsync(text, cancellation);
        var query = EventWords.Read(request.Query, experiment?.Summary.Id, EventWords.Newest);
        var events = await reader.ListEventsAsync(query, cancellation);
        return new RazorComponentResult<EventsPage>(new { Events = events, Experiment = experiment, Query = query });
    }

    private static int? Epoch(IQueryCollection query) => (int?)query.Number("epoch", 1, int.MaxValue);
}
