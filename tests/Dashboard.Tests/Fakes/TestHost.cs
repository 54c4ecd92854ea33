using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Dashboard.Errors;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>The dashboard on a free loopback port, with a reader in memory.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    /// <summary>The newest experiment where none are given.</summary>
    public const string Id = "x7k2m9qa";

    public const string Name = "<script>alert('x')</script>";

    private readonly WebApplication _app;

    private TestHost(WebApplication app, FakeReader reader)
    {
        (_app, Reader) = (app, reader);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(app.Urls.First()) };
    }

    public FakeReader Reader { get; }

    public HttpClient Client { get; }

    /// <summary>Every address that is answered.</summary>
    public IEnumerable<RouteEndpoint> Routes => ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();

    public static Task<TestHost> StartAsync() => StartAsync(
        FakeData.Experiment(Id, Name, worker: "<img src=x>"),
        FakeData.Experiment("b3n8w1pc", "widths", ExperimentState.Completed),
        FakeData.Experiment("b9d4e5f6", "rates", ExperimentState.Failed, trials: 0));

    public static Task<TestHost> StartAsync(params FakeExperiment[] experiments) => StartAsync(_ => { }, experiments);

    /// <summary>A host that takes commands.</summary>
    public static Task<TestHost> StartAsync(IExperimentCommands commands, params FakeExperiment[] experiments) =>
        StartAsync(services => services.AddSingleton(commands), experiments);

    /// <summary>A host that takes commands and sweeps.</summary>
    public static Task<TestHost> StartAsync(IExperimentCommands commands, ISweepIntake intake, params FakeExperiment[] experiments) =>
        StartAsync(services => services.AddSingleton(commands).AddSingleton(intake), experiments);

    /// <summary>A host with further parts.</summary>
    public static async Task<TestHost> StartAsync(Action<IServiceCollection> configure, params FakeExperiment[] experiments)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(options => options.ConfigureEndpointDefaults(listen => listen.UseClearRejections()));
        builder.Logging.ClearProviders();
        var reader = new FakeReader(experiments);
        builder.Services.AddSingleton<IExperimentReader>(reader);
        builder.Services.AddSingleton<ILatentReader, FakeLatent>();
        configure(builder.Services);
        builder.Services.AddDashboard(options => options.Database = "results.db");
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app, reader);
    }

    /// <summary>Tells what it serves that it is about to stop, as the first step of a stop does.</summary>
    public void BeginStop() => _app.Lifetime.StopApplication();

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(path, TestContext.Current.CancellationToken);

    public async Task<string> GetPageAsync(string path)
    {
        using var response = await GetAsync(path);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public async Task<System.Text.Json.JsonElement> GetJsonAsync(string path) =>
        System.Text.Json.JsonElement.Parse(await GetPageAsync(path));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
