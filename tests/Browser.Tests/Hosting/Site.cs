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
    private readonly Queue<LedgerEvent> _coming = [];
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

    /// <summary>Records the beginning of a trial that will complete; <see cref="AdvanceAsync"/> goes on with it.</summary>
    /// <returns>Its number.</returns>
    public async Task<int> BeginTrialAsync(int epochs)
    {
        while (true)
        {
            var number = Interlocked.Increment(ref _made) - 1;
            var events = new MadeTrial(number, _images).Events(Epochs, everySample: true);
            if (events.OfType<EpochRecorded>().Count() == Epochs && !events.OfType<LeaseReturned>().Any())
            {
                foreach (var one in events) { _coming.Enqueue(one); }

                await AdvanceAsync(2 + epochs);
                return number;
            }

            await _ledger.AppendAsync(events);
        }
    }

    /// <summary>Records so many more events of the trial that was begun: epochs, and at last its end.</summary>
    public async Task AdvanceAsync(int events)
    {
        for (var i = 0; i < events && _coming.TryDequeue(out var next); i++) { await _ledger.AppendAsync([next]); }
    }

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
