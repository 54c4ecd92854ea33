using System.Security.Cryptography.X509Certificates;
using Orchestrator.Silo.Security;
using Orleans.Configuration;
using Orleans.Connections.Security;

namespace Orchestrator.Silo.Cluster.Silos;

/// <summary>TLS among silos: both ends show a certificate of the head's authority, and each is who it says.</summary>
/// <param name="Own">This silo's certificate as it is now.</param>
/// <param name="Trust">The authority.</param>
/// <param name="IsIn">Whether the holder of a certificate was not revoked, as far as this silo knows.</param>
internal sealed record SiloTls(Func<X509Certificate2> Own, AuthorityTrust Trust, Func<CertificateIdentity, bool> IsIn)
{
    /// <summary>The connections that are open.</summary>
    public OpenConnections Connections { get; } = new();

    /// <summary>Adds it to a silo.</summary>
    public void AddTo(ISiloBuilder silo)
    {
        silo.UseTls(Configure);
        silo.Configure<SiloConnectionOptions>(options =>
        {
            options.ConfigureSiloInboundConnection(builder =>
            {
                var check = new SiloPeerCheck(builder.ApplicationServices, Trust, Connections);
                builder.Use(next => connection => check.InboundAsync(connection, next));
            });
            options.ConfigureSiloOutboundConnection(builder =>
            {
                var check = new SiloPeerCheck(builder.ApplicationServices, Trust, Connections);
                builder.Use(next => connection => check.OutboundAsync(connection, next));
            });
        });
    }

    private void Configure(TlsOptions options)
    {
        options.LocalCertificate = Own();
        options.LocalServerCertificateSelector = (_, _) => Own();
        options.LocalClientCertificateSelector = (_, _, _, _, _) => Own();
        options.RemoteCertificateMode = RemoteCertificateMode.RequireCertificate;
        options.ClientCertificateMode = RemoteCertificateMode.RequireCertificate;
        // Every certificate of the authority is good at either end.
        options.RemoteCertificateValidation = (certificate, _, _) =>
            Trust.TryIdentify(certificate, CertificateUse.Client, out var peer, out _) && IsIn(peer);
    }
}
