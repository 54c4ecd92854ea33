using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Asks for a trial's codes, or says why there are none.</summary>
internal static class LatentHandler
{
    public static async Task<IResult> GetAsync(
        string id, int number, HttpContext http, IExperimentReader reader, CancellationToken cancellation)
    {
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(id, number, cancellation);
        var (view, problem) = await ReadAsync(http.RequestServices.GetService<ILatentReader>(), experiment, trial, cancellation);
        return new RazorComponentResult<LatentPage>(new { Experiment = experiment, Trial = trial.Summary, View = view, Problem = problem });
    }

    private static async Task<(LatentView? View, string? Problem)> ReadAsync(
        ILatentReader? latent, ExperimentDetail experiment, TrialDetail trial, CancellationToken cancellation)
    {
        try
        {
            return latent is null ? (null, "This server uses no models.") : (await latent.GetAsync(experiment, trial, cancellation), null);
        }
        catch (LatentException exception)
        {
            return (null, exception.Message);
        }
    }
}
