using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Grains.Results.Membership;
using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.TestKit.Membership;

namespace Orchestrator.Silo.Tests.Cluster.Membership;

/// <summary>The head's table as workers see it: over its port.</summary>
public sealed class HttpMembershipTableTests : MembershipTableContract, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("orchestrator-members-").FullName;
    private MembershipDatabase _file = null!;
    private WebApplication _app = null!;
    private HttpClient _client = null!;
    private HttpMembershipTable _table = null!;

    protected override IMembershipTable Table => _table;

    protected override IMembershipTable HeadTable => _file;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        _file = MembershipDatabase.Beside(Path.Combine(_folder, "h.db"));
        builder.Services.AddClusterAccess(null);
        _app = builder.Build();
        _app.UseClusterAccess();
        _app.MapMembership(_file);
        await _app.StartAsync(Cancellation);
        _client = new() { BaseAddress = new(_app.Urls.First()) };
        _table = new(_client);
    }

    [Fact]
    public async Task InsertRow_WorkerThatCallsItselfHead_IsRefused()
    {
        var next = (await _table.ReadAllAsync(Cancellation)).Version.Next();

        Assert.False(await _table.InsertRowAsync(Entries.Of(1, "head-x"), next, Cancellation));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
        _file.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
