using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Orchestrator.Dashboard.Errors;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Access;

/// <summary>What those get who did not show that they may ask: people a page with a form for their access token, programs problem+json.</summary>
public static class AccessAnswers
{
    /// <summary>Where the form sends <c>token</c> and <c>returnTo</c>.</summary>
    public const string Path = "/access";

    /// <summary>Refuses a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="detail">One sentence: what is missing or wrong.</param>
    public static Task RefuseAsync(HttpContext context, string detail)
    {
        var request = context.Request;
        if (request.Path.StartsWithSegments("/api"))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            return ErrorAnswer.WriteAsync(context, new RequestException(StatusCodes.Status401Unauthorized, "Access token needed", detail));
        }

        return WriteFormAsync(context, detail, HttpMethods.IsGet(request.Method) ? request.Path + request.QueryString : "/");
    }

    /// <summary>The page with the form.</summary>
    /// <param name="context">The request.</param>
    /// <param name="detail">One sentence: what is missing or wrong.</param>
    /// <param name="returnTo">The page to go to afterwards.</param>
    public static Task WriteFormAsync(HttpContext context, string detail, string returnTo)
    {
        context.Response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<AccessPage>(new { Detail = detail, ReturnTo = returnTo })
        {
            StatusCode = StatusCodes.Status401Unauthorized,
        }.ExecuteAsync(context);
    }
}
