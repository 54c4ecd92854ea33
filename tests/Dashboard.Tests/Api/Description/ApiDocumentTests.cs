using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Queries;
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
    public async Task Get_Document_StatesWhatEachOperationAnswers()
    {
        await using var host = await TestHost.StartAsync();

        var paths = (await host.GetJsonAsync(ApiDocument.Address)).GetProperty("paths");

        foreach (var (name, operation) in OperationsOf(paths))
        {
            var responses = operation.GetProperty("responses");
            Assert.True(responses.TryGetProperty("200", out var good), $"{name} does not say what it answers.");
            Assert.True(SchemaOf(good).EnumerateObject().Any(), $"{name} has no schema of what it answers.");
            Assert.True(responses.GetProperty("400").GetProperty("content").TryGetProperty("application/problem+json", out _), name);
            Assert.All(WordsOf(operation), word => Assert.NotEmpty(word.GetProperty("description").GetString()!));
        }
    }

    [Fact]
    public async Task Get_WhateverTheDocumentNames_AnswersAsItSays()
    {
        await using var host = await TestHost.StartAsync(
            services => services.AddSingleton<IClusterReader>(new FakeCluster()), FakeData.Experiment(TestHost.Id, TestHost.Name));
        var document = await host.GetJsonAsync(ApiDocument.Address);
        var shape = new DocumentedShape(document);
        var asked = 0;

        foreach (var (path, operation) in OperationsOf(document.GetProperty("paths")).Where(each => each.Name.StartsWith("get ", StringComparison.Ordinal)))
        {
            var content = operation.GetProperty("responses").GetProperty("200").GetProperty("content");
            if (!content.TryGetProperty("application/json", out var json)) { continue; }

            var address = ExampleOf(path[4..]);
            Assert.Equal([], shape.Mistakes(await host.GetJsonAsync(address), json.GetProperty("schema"), address));
            asked++;
        }

        Assert.InRange(asked, 14, int.MaxValue);
    }

    [Theory]
    [InlineData("/extend", "epochs,runCap")]
    [InlineData("/set", "maxSlots,weight")]
    [InlineData("/enqueue", "again,sets")]
    [InlineData("/trials/{number}/fork", "again,epoch,sets")]
    public async Task Get_Document_StatesTheBodiesOfCommands(string command, string members)
    {
        await using var host = await TestHost.StartAsync();

        var document = await host.GetJsonAsync(ApiDocument.Address);

        var body = document.GetProperty("paths").GetProperty($"/api/v1/experiments/{{id}}{command}").GetProperty("post").GetProperty("requestBody");
        var properties = SchemaOf(body).GetProperty("properties");
        Assert.Equal(members.Split(','), properties.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal));
        Assert.All(properties.EnumerateObject(), member => Assert.NotEmpty(member.Value.GetProperty("description").GetString()!));
    }

    [Fact]
    public async Task Get_Document_TellsWhatConvertersWrite()
    {
        await using var host = await TestHost.StartAsync();

        var schemas = (await host.GetJsonAsync(ApiDocument.Address)).GetProperty("components").GetProperty("schemas");

        Assert.Contains("number", schemas.GetProperty("Metrics").GetProperty("additionalProperties").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("boolean", schemas.GetProperty("Parameters").GetProperty("additionalProperties").GetRawText(), StringComparison.Ordinal);
        Assert.Equal("object", schemas.GetProperty("EventRow").GetProperty("properties").GetProperty("data").GetProperty("type").GetString());
        Assert.Equal("object", schemas.GetProperty("AttemptRow").GetProperty("properties").GetProperty("environment").GetProperty("type").GetString());
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

    private static IEnumerable<(string Name, JsonElement Operation)> OperationsOf(JsonElement paths) =>
        paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(each => ($"{each.Name} {path.Name}", each.Value)));

    private static JsonElement SchemaOf(JsonElement message) => message.GetProperty("content").EnumerateObject().First().Value.GetProperty("schema");

    private static List<JsonElement> WordsOf(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var words) ? [.. words.EnumerateArray()] : [];

    private static string ExampleOf(string path) => path.Replace("{id}", TestHost.Id, StringComparison.Ordinal).Replace("{number}", "11", StringComparison.Ordinal)
        + (path.EndsWith("/columns", StringComparison.Ordinal) ? "?names=mse" : "");

    [GeneratedRegex(":int}")]
    private static partial Regex Constraint();
}
