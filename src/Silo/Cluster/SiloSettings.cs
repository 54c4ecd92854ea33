using System.Net;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orchestrator.Grains.Cluster.Membership;
using Orchestrator.Silo.Cluster.Silos;
using Orleans.Configuration;

namespace Orchestrator.Silo.Cluster;

/// <summary>A silo of a cluster.</summary>
internal sealed record SiloSettings
{
    public const string ServiceId = "orchestrator";
    private const int MostWorkers = 10_000;

    public required string ClusterId { get; init; }

    /// <summary>See <see cref="SiloNames"/>.</summary>
    public required string SiloName { get; init; }

    /// <summary>Where other silos find this one, and where it listens.</summary>
    public required IPEndPoint Endpoint { get; init; }

    public required IMembershipTable Membership { get; init; }

    /// <summary>Told when the silo cannot go on; without it the process ends.</summary>
    public IFatalErrorHandler? Death { get; init; }

    /// <summary>TLS among silos, or null for none.</summary>
    public SiloTls? Tls { get; init; }

    /// <summary>Adds the silo to a host.</summary>
    public void AddTo(IHostApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (ClusterId, ServiceId));
        silo.Configure<SiloOptions>(options => options.SiloName = SiloName);
        silo.Configure<EndpointOptions>(options =>
        {
            (options.AdvertisedIPAddress, options.SiloPort, options.GatewayPort) = (Endpoint.Address, Endpoint.Port, 0);
            options.SiloListeningEndpoint = Endpoint;
        });
        silo.Configure<ClusterMembershipOptions>(Hasten);
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = TimeSpan.FromSeconds(10));
        // Where certificates say who is who, the head alone declares workers dead; so it watches all of them.
        if (SiloNames.IsHead(SiloName)) { silo.Configure<ClusterMembershipOptions>(options => options.NumProbedSilos = MostWorkers); }

        Tls?.AddTo(silo);
        silo.Services.AddSingleton(Membership);
        if (Death is { } death) { silo.Services.Replace(ServiceDescriptor.Singleton(death)); }
    });

    // So that a dead worker is found within seconds. The head cannot be voted dead: nobody else writes its row.
    private static void Hasten(ClusterMembershipOptions options)
    {
        options.ProbeTimeout = TimeSpan.FromSeconds(2);
        options.MaxProbeTimeout = TimeSpan.FromSeconds(4);
        options.NumMissedProbesLimit = 3;
        options.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        options.TableRefreshTimeout = TimeSpan.FromSeconds(10);
        options.NumVotesForDeathDeclaration = 1;
    }
}
