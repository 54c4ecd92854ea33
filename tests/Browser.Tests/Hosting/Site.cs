using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Bench.Viewing;
using Orchestrator.Dashboard;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Results.Events;

namespace Orchestrator.Browser.Tests.Hosting;

/// <summary>The dashboard of a real database of 60 trials with 8 epochs each, on loopback, with the ledger at hand.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Id = MadeSweep.Id;
    public const int Epochs = 8;
    public const int Trials = 60;

    private readonly string _folder = Directory.CreateTempSubdirectory("browser").FullName;
    private readonly MadeImages _images = new();
    private DatabaseOwner _owner = null!;
    private SqliteLedger _ledger = null!;
    private ExperimentReader _reader = null!;
    private WebApplication? _app;
    private int _made = Trials;

    public string Address { get; private set; } = "http://127.0.0.1:0";

    public async ValueTask InitializeAsync()
    {
        _owner = DatabaseOwner.Open(
            Path.Combine(_folder, "made.db"), new(Environment.ProcessId, null),
            new SteppedClock(TimeProvider.System.GetUtcNow().AddHours(-2), TimeSpan.FromSeconds(20)));
        _ledger = _owner.OpenLedger();
        _reader = _owner.OpenReader();
        await _ledger.AppendAsync(
        [
            new ExperimentCreated(Id, MadeSweep.Spec(Trials + 20, Epochs), new string('b', 64), "name: made-sweep", Trials + 20),
            new ExperimentStateChanged(Id, ExperimentState.Pending, ExperimentState.Running, "a slot is free"),
        ]);
        for (var number = 0; number < Trials; number++)
        {
            await _ledger.AppendAsync(new MadeTrial(number, _images).Events(Epochs, everySample: true));
        }

        await StartAsync();
    }

    /// <summary>Records one more trial, as a run does while pages are open.</summary>
    public Task AddTrialAsync() =>
        _ledger.AppendAsync(new MadeTrial(Interlocked.Increment(ref _made) - 1, _images).Events(Epochs, everySample: true));

    /// <summary>Starts the server, after a stop on the same port.</summary>
    public async Task StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(Address);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IExperimentReader>(_reader);
        builder.Services.AddDashboard(options => options.Database = "made.db");
        _app = builder.Build();
        _app.MapDashboard();
        await _app.StartAsync();
        Address = _app.Urls.First();
    }

    public async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            _app = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _reader.Dispose();
        await _ledger.DisposeAsync();
        _owner.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
