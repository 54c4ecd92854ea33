using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>The head's own certificate: made at its start, in memory only, and anew before it expires. Safe to use from any thread.</summary>
/// <param name="authority">Signs it.</param>
/// <param name="hosts">Addresses and names by which browsers know the head.</param>
/// <param name="time">The clock.</param>
internal sealed class HeadCertificate(CertificateAuthority authority, IReadOnlyList<string> hosts, TimeProvider time)
{
    private readonly Lock _gate = new();
    private X509Certificate2? _current;

    /// <summary>The certificate, with its key. Connections keep the one that they began with, so none is disposed.</summary>
    public X509Certificate2 Current
    {
        get
        {
            lock (_gate)
            {
                if (_current is null || CertificateLife.IsDue(_current, time)) { _current = authority.IssueHead(hosts); }

                return _current;
            }
        }
    }
}
