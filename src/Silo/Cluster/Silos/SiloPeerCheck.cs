using System.Net;
using Microsoft.AspNetCore.Connections;
using Orchestrator.Silo.Security;
using Orleans.Connections.Security;
using Orleans.Serialization;

namespace Orchestrator.Silo.Cluster.Silos;

/// <summary>
/// Lets a silo be nobody but whom its certificate names: the head, or a worker of its machine, as the membership table has it. Runs on each
/// connection after TLS and before Orleans.
/// </summary>
/// <param name="services">The silo's.</param>
/// <param name="trust">The authority.</param>
/// <param name="connections">Remembers the open ones.</param>
internal sealed partial class SiloPeerCheck(IServiceProvider services, AuthorityTrust trust, OpenConnections connections)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ILogger<SiloPeerCheck> _logger = services.GetRequiredService<ILogger<SiloPeerCheck>>();

    /// <summary>A connection that another silo opened: the silo that it calls itself counts.</summary>
    public async Task InboundAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        using var patience = new CancellationTokenSource(Patience);
        var silo = await SiloGreeting.PeekAsync(connection.Transport.Input, services.GetRequiredService<Serializer<SiloGreeting>>(), patience.Token);
        await RunAsync(connection, next, member => silo is not null && member.Equals(silo), silo?.ToString() ?? "no silo");
    }

    /// <summary>A connection that this silo opened: the silo counts that the table has at the place where it went.</summary>
    public Task OutboundAsync(ConnectionContext connection, ConnectionDelegate next) =>
        RunAsync(connection, next, member => IsAt(member, connection.RemoteEndPoint), connection.RemoteEndPoint?.ToString() ?? "nowhere");

    private static bool IsAt(SiloAddress silo, EndPoint? place) =>
        place is IPEndPoint { Address: var address, Port: var port }
        && silo.Endpoint.Port == port
        && silo.Endpoint.Address.Equals(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private async Task RunAsync(ConnectionContext connection, ConnectionDelegate next, Func<SiloAddress, bool> isMeant, string claim)
    {
        var certificate = connection.Features.Get<ITlsConnectionFeature>()?.RemoteCertificate;
        if (!trust.TryIdentify(certificate, CertificateUse.Client, out var peer, out var refusal)
            || !await MayBeAsync(peer, isMeant))
        {
            LogRefused(connection.RemoteEndPoint, claim, refusal ?? $"it is {peer}");
            connection.Abort(new ConnectionAbortedException("The certificate is not that of this silo."));
            return;
        }

        connections.Add(connection, peer);
        try
        {
            await next(connection);
        }
        finally
        {
            connections.Remove(connection);
        }
    }

    private async Task<bool> MayBeAsync(CertificateIdentity peer, Func<SiloAddress, bool> isMeant)
    {
        var known = services.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.Members.Values;
        if (known.FirstOrDefault(member => member.Status != SiloStatus.Dead && isMeant(member.SiloAddress)) is { } there) { return peer.MayBe(there.Name); }

        // It may have joined since this silo looked.
        var table = await services.GetRequiredService<IMembershipTable>().ReadAllAsync(CancellationToken.None);
        return table.Members.Any(row => row.Item1.Status != SiloStatus.Dead && isMeant(row.Item1.SiloAddress) && peer.MayBe(row.Item1.SiloName));
    }

    [LoggerMessage(1, LogLevel.Warning, "Refused a connection with {Place} as silo {Silo}: {Reason}")]
    private partial void LogRefused(EndPoint? place, string silo, string reason);
}
