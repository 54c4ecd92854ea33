using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Samples;
using Orchestrator.Dashboard.Traversals;

namespace Orchestrator.Dashboard.Pages;

/// <summary>A traversal's page and its picture.</summary>
internal static class TraversalHandler
{
    public static async Task<IResult> GetAsync(string id, int number, HttpContext http, IExperimentReader reader, CancellationToken cancellation)
    {
        var request = TraversalWords.Read(http.Request.Query);
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(id, number, cancellation);
        var epoch = Epoch(http.Request.Query);
        try
        {
            return Page(await DrawAsync(http, experiment, trial, request, epoch, cancellation), null, StatusCodes.Status200OK);
        }
        catch (TraversalException refused)
        {
            return Page(null, refused.Message, StatusCodes.Status400BadRequest);
        }
        catch (LatentException missing)
        {
            return Page(null, missing.Message, StatusCodes.Status200OK);
        }

        IResult Page(TraversalView? view, string? problem, int status) => new RazorComponentResult<TraversalPage>(
            new { Experiment = experiment, Detail = trial, Request = request, Epoch = epoch, View = view, Problem = problem })
        { StatusCode = status };
    }

    public static async Task<IResult> GetPictureAsync(string id, int number, HttpContext http, IExperimentReader reader, CancellationToken cancellation)
    {
        var request = TraversalWords.Read(http.Request.Query);
        var experiment = await reader.GetExperimentAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(id, number, cancellation);
        try
        {
            // An epoch's checkpoint can be another after a retry, so a browser asks again and is told if it is not.
            var view = await DrawAsync(http, experiment, trial, request, Epoch(http.Request.Query), cancellation);
            return Png.Answer(view.Png, http.Response, "private, no-cache");
        }
        catch (TraversalException refused)
        {
            throw RequestException.BadRequest(refused.Message);
        }
        catch (LatentException missing)
        {
            throw RequestException.NotFound(missing.Message);
        }
    }

    private static Task<TraversalView> DrawAsync(
        HttpContext http, ExperimentDetail experiment, TrialDetail trial, TraversalRequest request, int? epoch, CancellationToken cancellation)
    {
        var latent = http.RequestServices.GetService<ILatentReader>() ?? throw new LatentException("This server uses no models.");
        var checkpoint = trial.Checkpoints.LastOrDefault(row => epoch is null || row.Epoch == epoch);
        return checkpoint is not null
            ? latent.TraverseAsync(experiment, trial.Summary, checkpoint, request, cancellation)
            : throw (trial.Checkpoints.Count == 0
                ? new LatentException($"Trial {trial.Summary.Number} has no checkpoint yet.")
                : new TraversalException($"Trial {trial.Summary.Number} has no checkpoint of epoch {epoch}; it has {string.Join(", ", trial.Checkpoints.Select(row => row.Epoch))}."));
    }

    private static int? Epoch(IQueryCollection query) => (int?)query.Number("epoch", 1, int.MaxValue);
}
