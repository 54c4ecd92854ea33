using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Orchestrator.Dashboard.Api.Description;
using Orchestrator.Dashboard.Tests.Fakes;

namespace Orchestrator.Dashboard.Tests.Api.Description;

public sealed partial class ApiDocumentTests
{
    [Fact]
    public async Task Get_Document_DescribesEveryRouteOfTheApi()
    {
        await using var host = await TestHost.StartAsync();

        var paths = (await host.GetJsonAsync(ApiDocument.Address)).GetProperty("paths");

        var routes = host.Routes.Where(route => route.RoutePattern.RawText!.StartsWith("/api/v1", StringComparison.Ordinal) && route.RoutePattern.RawText != ApiDocument.Address).ToList();
        Assert.True(routes.Count > 15);
        foreach (var route in routes)
        {
            var path = Constraint().Replace(route.RoutePattern.RawText!, "}");
            foreach (var method in route.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                Assert.True(IsDescribed(paths, path, method), $"{method} {path} is not described.");
            }
        }
    }

    [Fact]
    public async Task Get_Document_NamesTheWordsOfAQuery()
    {
        await using var host = await TestHost.StartAsync();

        var paths = (await host.GetJsonAsync(ApiDocument.Address)).GetProperty("paths");

        var trials = paths.GetProperty("/api/v1/experiments/{id}/trials").GetProperty("get").GetProperty("parameters");
        Assert.Equal(["after", "id", "limit", "model", "q", "sort", "state"], trials.EnumerateArray().Select(one => one.GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Get_AnyPage_LinksToTheDocument()
    {
        await using var host = await TestHost.StartAsync();

        Assert.Contains($"href=\"{ApiDocument.Address}\"", await host.GetPageAsync("/"));
    }

    private static bool IsDescribed(JsonElement paths, string path, string method) =>
        paths.TryGetProperty(path, out var found)
        && found.TryGetProperty(method.ToLowerInvariant(), out var operation)
        && operation.TryGetProperty("summary", out var summary)
        && summary.GetString()!.Length > 0;

    [GeneratedRegex(":int}")]
    private static partial Regex Constraint();
}
