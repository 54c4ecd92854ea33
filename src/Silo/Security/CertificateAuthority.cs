using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>
/// A head's own certificate authority: it says who is the head and who is which worker. Its key never leaves its file. Safe to use from any
/// thread.
/// </summary>
internal sealed class CertificateAuthority : IDisposable
{
    private readonly X509Certificate2 _authority;
    private readonly TimeProvider _time;

    private CertificateAuthority(X509Certificate2 authority, TimeProvider time) =>
        (_authority, _time, Trust) = (authority, time, new(X509CertificateLoader.LoadCertificate(authority.RawData), time));

    /// <summary>What others need to know of it.</summary>
    public AuthorityTrust Trust { get; }

    /// <summary>Opens the authority in a file, made where there is none. The caller disposes it.</summary>
    /// <exception cref="CryptographicException">The file holds no authority.</exception>
    public static CertificateAuthority Open(string path, TimeProvider time)
    {
        if (!File.Exists(path)) { OwnerOnly.WriteOnce(path, Create(time)); }

        var text = File.ReadAllText(path);
        return new(X509Certificate2.CreateFromPem(text, text), time);
    }

    /// <summary>A certificate for the head, with its key; the caller disposes it.</summary>
    /// <param name="hosts">Addresses and names by which browsers know it.</param>
    public X509Certificate2 IssueHead(IEnumerable<string> hosts)
    {
        using var key = CertificateKeys.Create();
        var request = new CertificateRequest(CertificateIdentity.Head.ToSubject(), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(AlternativeNames(hosts));
        using var certificate = Sign(request);
        return CertificateKeys.Join(certificate, key);
    }

    /// <summary>A certificate for a worker; the caller disposes it.</summary>
    /// <param name="member">Its machine.</param>
    /// <param name="signingRequest">PKCS#10 in DER; nothing but its key is taken.</param>
    /// <exception cref="CryptographicException">It is no such thing, not signed by its own key, or of another kind of key.</exception>
    public X509Certificate2 IssueWorker(string member, byte[] signingRequest)
    {
        var asked = CertificateRequest.LoadSigningRequest(signingRequest, HashAlgorithmName.SHA256);
        if (!CertificateKeys.IsRight(asked.PublicKey)) { throw new CryptographicException("The key must be one of ECDSA on P-256."); }

        return Sign(new CertificateRequest(CertificateIdentity.OfWorker(member).ToSubject(), asked.PublicKey, HashAlgorithmName.SHA256));
    }

    public void Dispose() => _authority.Dispose();

    private static string Create(TimeProvider time)
    {
        using var key = CertificateKeys.Create();
        var request = new CertificateRequest("CN=Orchestrator authority, O=Orchestrator", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        var now = time.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now - CertificateLife.ClockDifference, now + CertificateLife.OfAuthority);
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    private static X509Extension AlternativeNames(IEnumerable<string> hosts)
    {
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address)) { names.AddIpAddress(address); }
            else { names.AddDnsName(host); }
        }

        return names.Build();
    }

    // Each end of a connection between silos may be the one that opens it.
    private X509Certificate2 Sign(CertificateRequest request)
    {
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new(CertificateUse.Server), new(CertificateUse.Client)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(_authority, true, false));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] &= 0x7F;
        var (begin, end) = CertificateLife.Within(_authority, _time.GetUtcNow());
        return request.Create(_authority, begin, end, serial);
    }
}
