using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Workers;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.Cluster.Membership;

namespace Orchestrator.Silo.Tests.Cluster;

public sealed class JoinEndpointTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-join-").FullName;
    private HeadMembership _members = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _members = await HeadMembership.OpenAsync(Path.Combine(_folder, "h.db"), null, Cancellation);
        builder.Services.AddClusterAccess(null);
        _app = builder.Build();
        _app.UseClusterAccess();
        _app.MapJoin(_members);
        await _app.StartAsync(Cancellation);
        _client = new() { BaseAddress = new(_app.Urls.First()) };
    }

    [Fact]
    public async Task Join_SameContract_IsToldTheCluster()
    {
        using var answer = await JoinAsync(WorkerContract.Version);

        var joined = await answer.Content.ReadFromJsonAsync<JoinAnswer>(ClusterContract.Json, Cancellation);
        Assert.Equal((_members.ClusterId, null), (joined!.ClusterId, joined.Membership));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(WorkerContract.Version + 1)]
    public async Task Join_OtherContract_IsRefusedNamingBoth(int version)
    {
        using var answer = await JoinAsync(version);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var detail = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("detail").GetString();
        Assert.Contains($"Worker 'garage' speaks contract {version}, this head speaks contract {WorkerContract.Version}", detail, StringComparison.Ordinal);
        Assert.Contains("The worker's version is 9.9", detail, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        await _members.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private Task<HttpResponseMessage> JoinAsync(int version) =>
        _client.PostAsJsonAsync($"{ClusterContract.Root}/join", new JoinRequest("garage", version, "9.9"), ClusterContract.Json, Cancellation);
}
