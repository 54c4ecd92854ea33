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

    /// <summary>
    /// When a certificate that is signed now begins and ends to be valid: not before its authority's beginning, wherever this machine's clock
    /// is, and not after its end.
    /// </summary>
    public static (DateTimeOffset Begin, DateTimeOffset End) Within(X509Certificate2 authority, DateTimeOffset now)
    {
        var (first, last) = (new DateTimeOffset(authority.NotBefore.ToUniversalTime()), new DateTimeOffset(authority.NotAfter.ToUniversalTime()));
        // A clock that is behind its own authority's beginning was set back since.
        var signed = now - ClockDifference < first ? first + ClockDifference : now;
        return (signed - ClockDifference, signed + OfMember < last ? signed + OfMember : last);
    }

    /// <summary>Whether a certificate should be renewed.</summary>
    public static bool IsDue(X509Certificate2 certificate, TimeProvider time) =>
        time.GetUtcNow() >= new DateTimeOffset(certificate.NotAfter.ToUniversalTime()) - (OfMember / 2);
}
