using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard;
using Orchestrator.Grains.Results;

namespace Orchestrator.Bench.Viewing;

/// <summary>The dashboard of one database on a free loopback port, in this process.</summary>
internal sealed class ServedDashboard : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ExperimentReader _reader;

    private ServedDashboard(WebApplication app, ExperimentReader reader)
    {
        (_app, _reader) = (app, reader);
        Client = new() { BaseAddress = new(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public static async Task<ServedDashboard> StartAsync(string path, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Services.AddLogging();
        var reader = ExperimentReader.Open(path);
        builder.Services.AddSingleton<IExperimentReader>(reader);
        builder.Services.AddDashboard(options => options.Database = path);
        var app = builder.Build();
        app.MapDashboard();
        await app.StartAsync(cancellation);
        return new(app, reader);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        _reader.Dispose();
    }
}
