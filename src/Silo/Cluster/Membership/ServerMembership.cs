using Orleans.Configuration;

namespace Orchestrator.Silo.Cluster.Membership;

/// <summary>
/// A membership table on a server, by Orleans' own providers. They are made apart from any silo: a worker's silos come and go, and a head
/// looks at the table before its own begins.
/// </summary>
internal sealed class ServerMembership : IAsyncDisposable
{
    private const string Npgsql = "Npgsql";

    private readonly ServiceProvider _services;

    private ServerMembership(ServiceProvider services) =>
        (_services, Table) = (services, services.GetRequiredService<IMembershipTable>());

    /// <summary>The table, ready to be used.</summary>
    public IMembershipTable Table { get; }

    /// <summary>Connects; the caller disposes it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="clusterId">The cluster: several share a server.</param>
    /// <param name="isHead">Whether this process makes the table where there is none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="MembershipServerException">The server does not answer, or refuses.</exception>
    public static async Task<ServerMembership> OpenAsync(MembershipServer server, string clusterId, bool isHead, CancellationToken cancellation)
    {
        ServerMembership? membership = null;
        try
        {
            if (isHead && server.Kind == MembershipServerKind.Postgres) { await PostgresSchema.EnsureAsync(ConnectionStrings.OfPostgres(server), cancellation); }

            membership = new(Build(server, clusterId));
            await membership.Table.InitializeMembershipTableAsync(isHead, cancellation);
            return membership;
        }
#pragma warning disable CA1031 // Providers throw their drivers' exceptions; whatever it is, the server cannot be used.
        catch (Exception exception) when (!cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (membership is not null) { await membership.DisposeAsync(); }

            throw new MembershipServerException(server, exception);
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static ServiceProvider Build(MembershipServer server, string clusterId)
    {
        var parts = new SiloParts();
        parts.Services.AddLogging();
        parts.Services.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (clusterId, SiloSettings.ServiceId));
        if (server.Kind == MembershipServerKind.Redis)
        {
            parts.UseRedisClustering(options => options.ConfigurationOptions = ConnectionStrings.OfRedis(server));
        }
        else
        {
            parts.UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = (Npgsql, ConnectionStrings.OfPostgres(server)));
        }

        return parts.Services.BuildServiceProvider();
    }

    /// <summary>What the providers' extensions extend.</summary>
    private sealed class SiloParts : ISiloBuilder
    {
        public IServiceCollection Services { get; } = new ServiceCollection();

        public IConfiguration Configuration { get; } = new ConfigurationBuilder().Build();
    }
}
