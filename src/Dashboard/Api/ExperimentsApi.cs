using Microsoft.AspNetCore.Http;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Importances;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Api;

/// <summary>Experiments and their rankings.</summary>
internal static class ExperimentsApi
{
    public static async Task<IResult> ListAsync(
        HttpRequest request, IExperimentReader reader, CancellationToken cancellation) =>
        ApiEndpoints.Json(await Lists.ExperimentsAsync(reader, ExperimentWords.Read(request.Query, limit: 100), cancellation));

    public static async Task<IResult> GetAsync(string id, IExperimentReader reader, CancellationToken cancellation) =>
        ApiEndpoints.Json(await reader.GetExperimentAsync(id, cancellation));

    /// <summary>The word <c>limit</c> bounds the trials of each family, 1 to 1,000; default 10.</summary>
    public static async Task<IResult> GetLeaderboardAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var limit = request.Query.Limit(otherwise: 10);
        var full = await reader.ResolveAsync(id, cancellation);
        var entries = await reader.GetLeaderboardAsync(full, limit, cancellation);
        return ApiEndpoints.Json(new Page<LeaderboardEntry>(entries, null));
    }

    public static async Task<IResult> GetImportancesAsync(
        string id, IExperimentReader reader, ImportanceCache importances, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        return ApiEndpoints.Json(new Page<ParameterImportance>((await importances.GetAsync(experiment.Summary, cancellation)).Items, null));
    }

    public static async Task<IResult> GetParetoFrontAsync(string id, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        return ApiEndpoints.Json(new Page<ParetoEntry>(await reader.GetParetoFrontAsync(full, cancellation), null));
    }

    /// <summary>The word <c>family</c> chooses among the experiment's families; default is the first.</summary>
    public static async Task<IResult> ListDecisionsAsync(
        string id, HttpRequest request, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        string[] families = [.. experiment.Spec.Families.Select(family => family.Name)];
        var (family, limit) = (request.Query.OneOf("family", families) ?? families[0], request.Query.Limit(otherwise: 100));
        return ApiEndpoints.Json(await Lists.DecisionsAsync(
            reader, experiment.Summary.Id, family, request.Query.Text("after"), limit, cancellation));
    }
}
