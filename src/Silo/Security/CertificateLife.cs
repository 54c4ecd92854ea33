using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>How long certificates live.</summary>
internal static class CertificateLife
{
    /// <summary>The authority's: everything is pinned to it.</summary>
    public static readonly TimeSpan OfAuthority = TimeSpan.FromDays(3650);

    /// <summary>A head's or a worker's. Each renews its own from half of it on.</summary>
    public static readonly TimeSpan OfMember = TimeSpan.FromDays(30);

    /// <summary>Machines whose clocks are slow by less believe a new certificate.</summary>
    public static readonly TimeSpan ClockDifference = TimeSpan.FromHours(1);

    /// <summary>Whether a certificate should be renewed.</summary>
    public static bool IsDue(X509Certificate2 certificate, TimeProvider time) =>
        time.GetUtcNow() >= new DateTimeOffset(certificate.NotAfter.ToUniversalTime()) - (OfMember / 2);
}
