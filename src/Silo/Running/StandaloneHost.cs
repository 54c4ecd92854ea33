using Orchestrator.Abstractions.Queries;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Dashboard;
using Orchestrator.Grains.Checkpoints;
using Orchestrator.Grains.Experiments;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Results;
using Orchestrator.Grains.Trials;
using Orchestrator.Grains.Workers;
using Orchestrator.Silo.Running.Intake;
using Orleans.Configuration;
using Serilog;

namespace Orchestrator.Silo.Running;

/// <summary>A silo, its slots and the dashboard in one process.</summary>
internal static class StandaloneHost
{
    /// <summary>Builds the host; nothing runs yet. The caller disposes it.</summary>
    /// <param name="ledger">The ledger; disposed by the caller after the host.</param>
    /// <param name="checkpoints">Where checkpoints lie.</param>
    /// <param name="reader">What the dashboard reads.</param>
    /// <param name="pool">The slots; disposed by the caller after the host.</param>
    /// <param name="request">Where the dashboard listens, if anywhere, and what it shows.</param>
    /// <param name="guard">Makes ready what experiments need that are resumed later.</param>
    /// <param name="log">The log.</param>
    public static IHost Build(
        ILedger ledger, CheckpointStore checkpoints, IExperimentReader reader, SlotPool pool, RunRequest request, DataSetGuard guard,
        Serilog.ILogger log) => request.Dashboard is not { } dashboard
        ? BuildSilo(ledger, checkpoints, pool, guard, log)
        : BuildWithDashboard(ledger, checkpoints, pool, guard, DashboardHost.CreateBuilder(reader, request.Database, dashboard, log), log);

    private static IHost BuildSilo(ILedger ledger, CheckpointStore checkpoints, SlotPool pool, DataSetGuard guard, Serilog.ILogger log)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        AddSilo(builder, ledger, checkpoints, pool, guard, log);
        return builder.Build();
    }

    private static WebApplication BuildWithDashboard(
        ILedger ledger, CheckpointStore checkpoints, SlotPool pool, DataSetGuard guard, WebApplicationBuilder builder, Serilog.ILogger log)
    {
        AddSilo(builder, ledger, checkpoints, pool, guard, log);
        builder.Services.AddSingleton(guard.Shelf).AddSingleton<ISweepIntake, SweepIntake>();
        var app = builder.Build();
        app.MapDashboard();
        return app;
    }

    private static void AddSilo(
        IHostApplicationBuilder builder, ILedger ledger, CheckpointStore checkpoints, SlotPool pool, DataSetGuard guard, Serilog.ILogger log)
    {
        builder.Services.AddSerilog(log);
        builder.Services.AddSingleton<IHostLifetime, ManualLifetime>();
        builder.Services.AddSingleton<IActivationGuard>(guard);
        builder.Services.AddExperiments(ledger, checkpoints);
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(FreePort.Find(), gatewayPort: 0, null, "orchestrator", $"standalone-{pool.WorkerId}")
            .Configure<SiloOptions>(options => options.SiloName = pool.WorkerId));
        // Hosted services start in this order, and agents call grains.
        builder.Services.AddSlots(pool).AddSlotAgents(new HeadTrialFiles(), Environment.MachineName);
    }
}
