using System.Net.Security;
using System.Security.Authentication;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Security;

/// <summary>A head's end of TLS.</summary>
/// <param name="Secrets">What it keeps to itself; owned by whoever made them.</param>
/// <param name="Certificate">What it shows.</param>
internal sealed record HeadTls(HeadSecrets Secrets, HeadCertificate Certificate)
{
    /// <summary>The authority that it believes.</summary>
    public AuthorityTrust Trust => Secrets.Authority.Trust;

    public static HeadTls Create(HeadSecrets secrets, DashboardListener listener, TimeProvider time) =>
        new(secrets, new(secrets.Authority, [listener.Address.DnsSafeHost, "localhost", Environment.MachineName], time));

    /// <summary>
    /// How a connection to the HTTP port begins. Everybody is asked for a certificate and nobody is sent away for the one that he has, or
    /// has not: that each request is checked means that he is told why.
    /// </summary>
#pragma warning disable CA5359 // The scheme of certificates verifies them.
    public SslServerAuthenticationOptions ToServerOptions() => new()
    {
        ServerCertificate = Certificate.Current,
        ClientCertificateRequired = true,
        RemoteCertificateValidationCallback = (_, _, _, _) => true,
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
    };
#pragma warning restore CA5359
}
