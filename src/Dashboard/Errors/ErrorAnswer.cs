using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Dashboard.Api;
using Orchestrator.Dashboard.Pages;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Errors;

/// <summary>Writes an error for whoever asked: people get a page, programs get problem+json (RFC 9457).</summary>
internal static class ErrorAnswer
{
    public static Task WriteAsync(HttpContext context, RequestException error)
    {
        context.Response.Headers.CacheControl = "no-store";
        var isProgram = context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/health");
        return (isProgram ? Problem(error, context.Request) : Page(error)).ExecuteAsync(context);
    }

    private static IResult Problem(RequestException error, HttpRequest request)
    {
        var problem = new ProblemDetails
        {
            Status = error.Status,
            Title = error.Title,
            Detail = error.Message,
            Instance = request.Path,
        };
        if (error.Candidates.Count > 0)
        {
            problem.Extensions["candidates"] = error.Candidates;
        }

        return Results.Json(problem, ApiJson.Options, "application/problem+json", error.Status);
    }

    private static RazorComponentResult<ErrorPage> Page(RequestException error) =>
        new(new { error.Status, error.Title, Detail = error.Message, error.Candidates }) { StatusCode = error.Status };
}
