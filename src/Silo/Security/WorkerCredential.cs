using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>
/// A worker's key and certificate, and the authority that it believes, in one file that only its user may read. Safe to use from any thread.
/// </summary>
internal sealed class WorkerCredential
{
    private readonly string _file;
    private volatile X509Certificate2 _certificate;

    private WorkerCredential(string file, X509Certificate2 certificate, AuthorityTrust trust, string member) =>
        (_file, _certificate, Trust, Member) = (file, certificate, trust, member);

    /// <summary>The head's authority.</summary>
    public AuthorityTrust Trust { get; }

    /// <summary>This machine, as the head calls it.</summary>
    public string Member { get; }

    /// <summary>The certificate with its key, as it is now. Connections keep the one that they began with, so none is disposed.</summary>
    public X509Certificate2 Certificate => _certificate;

    /// <summary>What was stored, or null where that is nothing, or of no use any more.</summary>
    public static WorkerCredential? TryLoad(string file, TimeProvider time)
    {
        if (!File.Exists(file)) { return null; }

        try
        {
            return Read(file, File.ReadAllText(file), time);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Stores a certificate.</summary>
    /// <exception cref="CryptographicException">The certificate is not for this key, or not of this authority.</exception>
    public static WorkerCredential Save(string file, ECDsa key, string certificatePem, AuthorityTrust trust, TimeProvider time)
    {
        var text = $"{certificatePem}\n{key.ExportPkcs8PrivateKeyPem()}\n{trust.Authority.ExportCertificatePem()}\n";
        var credential = Read(file, text, time) ?? throw new CryptographicException("The head's answer is not a certificate of its authority.");
        OwnerOnly.CreateFolder(Path.GetDirectoryName(file)!);
        OwnerOnly.Write(file, text);
        return credential;
    }

    /// <summary>Goes on with a new certificate.</summary>
    /// <exception cref="CryptographicException">The certificate is not for this key, or not of this authority.</exception>
    public void Renew(ECDsa key, string certificatePem, TimeProvider time) =>
        _certificate = Save(_file, key, certificatePem, Trust, time)._certificate;

    private static WorkerCredential? Read(string file, string text, TimeProvider time)
    {
        var certificates = new X509Certificate2Collection();
        certificates.ImportFromPem(text);
        if (certificates is not [var own, var authority]) { return null; }

        using var key = ECDsa.Create();
        key.ImportFromPem(text);
        var trust = new AuthorityTrust(authority, time);
        return trust.TryIdentify(own, CertificateUse.Client, out var identity, out _) && identity.Role == CertificateRole.Worker
            ? new(file, CertificateKeys.Join(own, key), trust, identity.Member)
            : null;
    }
}
