using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>How a program talks to a head over TLS: which authority it believes, and by what it shows who it is.</summary>
/// <param name="Trust">The head's authority.</param>
/// <param name="Token">A person's access token, or null.</param>
/// <param name="Certificate">A worker's certificate as it is now, or null.</param>
internal sealed record HeadAccess(AuthorityTrust Trust, Token? Token = null, Func<X509Certificate2>? Certificate = null)
{
    // A renewed certificate shows on new connections only.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>A handler for a client; the client disposes it.</summary>
    public SocketsHttpHandler CreateHandler() => new()
    {
        PooledConnectionLifetime = ConnectionLifetime,
        AllowAutoRedirect = false,
        SslOptions = new()
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, shown, _, _) => IsHead(shown as X509Certificate2),
            LocalCertificateSelectionCallback = Certificate is { } own ? (_, _, _, _, _) => own() : null,
        },
    };

    /// <summary>A handler that believes anybody, for what is public and is checked after it came; the client disposes it.</summary>
#pragma warning disable CA5359 // See above.
    public static SocketsHttpHandler CreateTrustingHandler() => new()
    {
        AllowAutoRedirect = false,
        SslOptions = new() { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    };
#pragma warning restore CA5359

    private bool IsHead(X509Certificate2? shown) =>
        Trust.TryIdentify(shown, CertificateUse.Server, out var identity, out _) && identity.Role == CertificateRole.Head;
}
