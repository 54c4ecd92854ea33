using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Requests;

namespace Orchestrator.Dashboard.Pages;

/// <summary>Leads <c>@last</c> and unique prefixes to the address with the full id, so that links stay good.</summary>
internal sealed class FullIdFilter(IExperimentReader reader) : IEndpointFilter
{
    private const string Root = "/experiments/";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var text = http.GetRouteValue("id") as string ?? "";
        var id = await reader.ResolveAsync(text, http.RequestAborted);
        return id == text ? await next(context) : Results.Redirect(AddressWith(id, http.Request));
    }

    private static string AddressWith(string id, HttpRequest request)
    {
        var path = request.Path.ToUriComponent();
        var rest = path.IndexOf('/', Root.Length) is > 0 and var slash ? path[slash..] : "";
        return Root + Uri.EscapeDataString(id) + rest + request.QueryString.ToUriComponent();
    }
}
