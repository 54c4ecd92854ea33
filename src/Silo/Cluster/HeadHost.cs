using System.Net;
using System.Text.Json.Serialization;
using Orchestrator.Abstractions.Sweeps;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Dashboard;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Grains.Hosting;
using Orchestrator.Grains.Trials;
using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.Cluster.Files;
using Orchestrator.Silo.Cluster.Membership;
using Orchestrator.Silo.Cluster.Silos;
using Orchestrator.Silo.Cluster.Submission;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Running.Intake;

namespace Orchestrator.Silo.Cluster;

/// <summary>The host of a head: experiments, pages, what workers need, and slots of its own where it has some.</summary>
internal static class HeadHost
{
    /// <summary>Builds the host; nothing runs yet. The caller disposes it.</summary>
    public static WebApplication Build(HeadParts parts)
    {
        var builder = DashboardHost.CreateBuilder(parts.Reader, parts.Request.Database, parts.Request.Listener, parts.Log, parts.Tls);
        builder.Services.AddSingleton<IHostLifetime, ManualLifetime>();
        // Pages and workers' calls are answered while the silo still joins.
        builder.Services.Configure<HostOptions>(options => options.ServicesStartConcurrently = true);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));
        builder.Services.AddExperiments(parts.Ledger, parts.Checkpoints).AddGrainAddresses().AddWorkerWatch();
        builder.Services.AddSingleton(new SweepShelf(null, parts.KeepAsync, null)).AddSingleton<ISweepIntake, SweepIntake>();
        builder.Services.AddClusterAccess(parts.Tls?.Secrets);
        var tls = TlsOf(parts);
        Settings(parts, tls).AddTo(builder);
        if (tls is not null)
        {
            builder.Services.AddHostedService(provider => new RevocationWatch(
                tls.Connections, parts.Tls!.Secrets.Register, TimeProvider.System, provider.GetRequiredService<ILogger<RevocationWatch>>()));
        }

        AddSlots(builder, parts);
        var app = builder.Build();
        app.MapDashboard();
        app.UseClusterAccess();
        if (parts.Tls is { Secrets: var secrets })
        {
            app.MapCertificates(secrets);
            app.MapAccessExchange(secrets);
        }

        app.MapJoin(parts.Members);
        if (parts.Members.File is { } file) { app.MapMembership(file); }

        app.MapFiles(parts.Data, parts.Checkpoints);
        app.MapSubmission(parts);
        app.MapWorkers();
        return app;
    }

    private static SiloTls? TlsOf(HeadParts parts) =>
        parts.Tls is { } tls ? new(() => tls.Certificate.Current, tls.Trust, tls.Secrets.Register.IsIn) : null;

    private static SiloSettings Settings(HeadParts parts, SiloTls? tls)
    {
        var address = ((IPEndPoint)parts.Request.Listener.Socket.LocalEndPoint!).Address;
        return new()
        {
            ClusterId = parts.Members.ClusterId,
            SiloName = SiloNames.OfHead(parts.Pool?.WorkerId ?? WorkerId.Draw()),
            Endpoint = new(address, parts.Request.SiloPort ?? FreePort.FindOn(address)),
            Membership = new HeadRowGuard(parts.Members.Table, isHead: true),
            Tls = tls,
        };
    }

    private static void AddSlots(WebApplicationBuilder builder, HeadParts parts)
    {
        if (parts.Pool is not { } pool)
        {
            builder.Services.WithoutWorkerGrains();
            return;
        }

        builder.Services.AddSlots(pool).AddSlotAgents(new HeadTrialFiles(lease => Load(lease, parts)), "head");
    }

    private static void Load(Lease lease, HeadParts parts)
    {
        foreach (var spec in lease.Experiment.DataSets.Where(spec => !parts.Store.Has(spec)))
        {
            if (parts.Data.Load(spec) is { } data) { parts.Store.Add(data); }
        }
    }
}
