using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Errors;

/// <summary>Turns every error into a clear page, or into problem+json below <c>/api</c>. Faults are logged, never shown.</summary>
internal sealed partial class ErrorResponses(RequestDelegate next, ILogger<ErrorResponses> logger)
{
    private const int ClientClosedRequest = 499;

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (IsBareError(context.Response))
            {
                await ErrorAnswer.WriteAsync(context, FromStatus(context.Response.StatusCode, context.Request));
            }
        }
        catch (RequestException refused) when (!context.Response.HasStarted)
        {
            await ErrorAnswer.WriteAsync(context, refused);
        }
        catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
        {
            await ErrorAnswer.WriteAsync(context, FromBinding(refused, context.Request));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            LogGone(context.Request.Path);
            if (!context.Response.HasStarted)
            {
                context.Response.StatusCode = ClientClosedRequest;
            }
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            LogFault(fault, context.Request.Path, context.TraceIdentifier);
            await ErrorAnswer.WriteAsync(context, Internal(context.TraceIdentifier));
        }
    }

    private static bool IsBareError(HttpResponse response) =>
        !response.HasStarted && response.StatusCode >= 400 && response.ContentType is null && response.ContentLength is null;

    private static RequestException FromStatus(int status, HttpRequest request) => status switch
    {
        404 => RequestException.NotFound($"Nothing lives at {request.Path}."),
        405 => new(405, "Not answered", $"{request.Path} does not answer {request.Method}."),
        _ => new(status, ReasonPhrases.GetReasonPhrase(status), $"The request for {request.Path} was refused."),
    };

    // What .NET says of JSON names the program's types; the place in the text means something to the asker.
    private static RequestException FromBinding(BadHttpRequestException refused, HttpRequest request) => new(
        refused.StatusCode, ReasonPhrases.GetReasonPhrase(refused.StatusCode), refused.InnerException is JsonException json
            ? $"{request.Path} cannot read this JSON: a member is missing, or has another type than its own, at {json.Path ?? "$"}."
            : refused.Message);

    private static RequestException Internal(string reference) => new(
        500, "Something went wrong here", $"The dashboard could not answer; its log has the cause under {reference}.");
}
