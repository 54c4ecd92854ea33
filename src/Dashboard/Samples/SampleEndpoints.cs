using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;
using Orchestrator.Dashboard.Text;

namespace Orchestrator.Dashboard.Samples;

/// <summary>Sample images. A stored epoch never changes, so its bytes may be kept for ever.</summary>
internal static class SampleEndpoints
{
    private const string Forever = "private, max-age=31536000, immutable";

    // The kinds of which a trial keeps one; what a model reconstructs says more about it than what it draws.
    private static readonly string[] Kinds = ["reconstruction", "generation"];

    public static void MapSamples(this IEndpointRouteBuilder routes)
    {
        var samples = routes.MapGroup("/experiments/{id}/trials/{number:int}/samples");
        samples.MapRead("/{epoch:int}/{kind}.png", GetAsync);
        samples.MapRead("/{epoch:int}.png", GetAnyKindAsync);
        samples.MapRead("/latest.png", RedirectToLatestAsync);
    }

    public static async Task<IResult> GetAsync(
        string id, int number, int epoch, string kind,
        HttpResponse response, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        return await reader.GetSampleAsync(full, number, epoch, kind, cancellation) is { } png
            ? Png.Answer(png, response, Forever)
            : throw Missing(full, number, $"of kind '{kind}' at epoch {epoch}");
    }

    private static async Task<IResult> GetAnyKindAsync(
        string id, int number, int epoch,
        HttpResponse response, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        foreach (var kind in Kinds)
        {
            if (await reader.GetSampleAsync(full, number, epoch, kind, cancellation) is { } png)
            {
                return Png.Answer(png, response, Forever);
            }
        }

        throw Missing(full, number, $"at epoch {epoch}");
    }

    private static async Task<IResult> RedirectToLatestAsync(
        string id, int number, HttpResponse response, IExperimentReader reader, CancellationToken cancellation)
    {
        var full = await reader.ResolveAsync(id, cancellation);
        var trial = await reader.GetTrialAsync(full, number, cancellation);
        var sample = trial.Samples is [.., var newest] ? newest : throw Missing(full, number, "yet");
        response.Headers.CacheControl = "private, max-age=10";
        return Results.Redirect(Addresses.Sample(full, number, sample.Epoch, sample.Kind));
    }

    private static RequestException Missing(string id, int number, string which) => RequestException.NotFound(
        string.Create(CultureInfo.InvariantCulture, $"Trial {number} of experiment '{id}' has no sample image {which}."));
}
