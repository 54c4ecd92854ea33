using Microsoft.AspNetCore.Http;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Security;

/// <summary>Refuses requests that a stranger's page made the browser send, on loopback too.</summary>
internal sealed class RequestGuard(RequestDelegate next, AllowedHosts hosts)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!request.Host.HasValue)
        {
            // Pages cannot be drawn without an address, the error page neither.
            request.Host = new("localhost");
            throw RequestException.BadRequest("The request names no host: give the header Host.");
        }

        if (!hosts.Allows(request.Host.Host))
        {
            throw Refusal($"The host '{request.Host}' is not one that this dashboard listens on; localhost always is.");
        }

        if (!IsRead(request) && IsForeign(request))
        {
            throw Refusal("Requests that change something are taken from the dashboard's own pages only.");
        }

        if (IsCrossSite(request) && !IsNavigation(request))
        {
            throw Refusal("Another site's page may link here, but not load anything from here.");
        }

        return next(context);
    }

    private static RequestException Refusal(string detail) => new(StatusCodes.Status403Forbidden, "Refused", detail);

    private static bool IsRead(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();
        return site is not ("" or "same-origin" or "none") || (origin.Length > 0 && !IsOwn(request, origin));
    }

    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme == request.Scheme
        && string.Equals(uri.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsCrossSite(HttpRequest request) => request.Headers["Sec-Fetch-Site"] == "cross-site";

    private static bool IsNavigation(HttpRequest request) =>
        IsRead(request) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";
}
