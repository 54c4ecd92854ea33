using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Dashboard.Api.Description;
using Orchestrator.Grains.Experiments;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Submission;

namespace Orchestrator.Silo.Tests.Cluster;

/// <summary>What the API's document says of a head's own routes for people; nothing behind them is called.</summary>
public sealed class ApiDescriptionTests : IAsyncLifetime
{
    private WebApplication _app = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IExperimentCommands>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<IClusterCommands>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<ExperimentOwner>(_ => throw new NotSupportedException());
        builder.Services.AddApiDocument();
        _app = builder.Build();
        _app.MapApiDocument();
        _app.MapSubmission(null!);
        _app.MapWorkers();
        await _app.StartAsync(Cancellation);
    }

    [Fact]
    public async Task Get_Document_StatesWhatASubmissionTakesAndGives()
    {
        var post = (await GetPathsAsync()).GetProperty("/api/v1/experiments").GetProperty("post");

        Assert.Contains("SubmissionRequest", post.GetProperty("requestBody").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("SubmissionAnswer", post.GetProperty("responses").GetProperty("200").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("application/problem+json", post.GetProperty("responses").GetProperty("422").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Document_StatesWhatAValidationTakesAndGives()
    {
        var post = (await GetPathsAsync()).GetProperty("/api/v1/experiments/validate").GetProperty("post");

        Assert.Contains("SubmissionRequest", post.GetProperty("requestBody").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("ValidationAnswer", post.GetProperty("responses").GetProperty("200").GetRawText(), StringComparison.Ordinal);
        Assert.Contains("application/problem+json", post.GetProperty("responses").GetProperty("422").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drain")]
    [InlineData("undrain")]
    public async Task Get_Document_DescribesWhatIsAskedOfWorkers(string verb)
    {
        var post = (await GetPathsAsync()).GetProperty($"{ClusterContract.Root}/workers/{{worker}}/{verb}").GetProperty("post");

        Assert.True(post.GetProperty("responses").TryGetProperty("204", out _));
        Assert.Contains("application/problem+json", post.GetProperty("responses").GetProperty("404").GetRawText(), StringComparison.Ordinal);
        Assert.False(post.TryGetProperty("requestBody", out _));
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task<JsonElement> GetPathsAsync()
    {
        using var client = new HttpClient { BaseAddress = new(_app.Urls.First()) };
        return (await client.GetFromJsonAsync<JsonElement>(ApiDocument.Address, Cancellation)).GetProperty("paths");
    }
}
