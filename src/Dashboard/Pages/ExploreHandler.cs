using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Filters;
using Orchestrator.Dashboard.Exploring;
using Orchestrator.Dashboard.Importances;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Reads the trials of a family for the explore page: all of them, and which of them the brush keeps.</summary>
internal static class ExploreHandler
{
    /// <summary>The most trials that are drawn.</summary>
    public const int MostTrials = 10_000;

    public static async Task<IResult> GetAsync(
        string id, HttpRequest request, IExperimentReader reader, ImportanceCache importances, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var names = await reader.GetNamesAsync(id, cancellation);
        var (view, problem) = Read(request.Query, experiment, names);
        if (view is null)
        {
            return Page(experiment, names, null, null, null, null, []);
        }

        await Lists.NamedTrialsAsync(reader, id, "sel", view.Selected, cancellation);
        var parameters = ExploreWords.Parameters(experiment.Spec.Parameters).Select(parameter => parameter.Name);
        var columns = await reader.GetColumnsAsync(id, [.. parameters.Concat(view.Names).Distinct()], Of(view.Family.Name), MostTrials, cancellation);
        HashSet<int>? kept = null;
        try
        {
            kept = view.Where is null ? null
                : [.. (await Lists.ColumnsAsync(reader, id, [], Of(view.Family.Name, view.Where.Text), MostTrials, cancellation)).Numbers];
        }
        catch (RequestException refused)
        {
            problem = refused.Message;
        }

        var data = ExploreData.Of(columns, view.Objective, name => IsLog(view, experiment, name), kept);
        var important = (await importances.GetSoonAsync(experiment.Summary, cancellation))?.Of(view.Family) ?? [];
        return Page(experiment, names, view, data, problem, request.Query.Text("q"), important);
    }

    // Who wrote the filter can put it right where it stands.
    private static (ExploreView? View, string? Problem) Read(IQueryCollection query, ExperimentDetail experiment, ColumnNames names)
    {
        try
        {
            return (ExploreWords.Read(query, experiment, names), null);
        }
        catch (RequestException refused) when (refused.Message.StartsWith("Column ", StringComparison.Ordinal))
        {
            var others = new QueryCollection(query.Where(word => word.Key != "q").ToDictionary());
            return (ExploreWords.Read(others, experiment, names), refused.Message);
        }
    }

    private static bool? IsLog(ExploreView view, ExperimentDetail experiment, string name) =>
        view.Log is { } asked ? asked.Contains(name)
        : experiment.Spec.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } parameter ? Domains.IsLog(parameter)
        : null;

    private static TrialFilter Of(string family, string? more = null) => TrialFilter.Parse($"{more} family:\"{family}\"")!;

    private static RazorComponentResult<ExplorePage> Page(
        ExperimentDetail experiment, ColumnNames names, ExploreView? view, ExploreData? data, string? problem, string? filter, IReadOnlyList<string> important) =>
        new(new { Experiment = experiment, Names = names, View = view, Data = data, Problem = problem, FilterText = filter, Important = important })
        {
            StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };
}
