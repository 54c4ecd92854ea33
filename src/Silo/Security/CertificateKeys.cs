using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>Private keys: ECDSA on the curve P-256.</summary>
internal static class CertificateKeys
{
    public static ECDsa Create() => ECDsa.Create(ECCurve.NamedCurves.nistP256);

    /// <summary>Asks an authority to sign a key, and proves to hold it (PKCS#10, DER). The subject is the authority's business.</summary>
    public static byte[] RequestFor(ECDsa key) => new CertificateRequest("CN=worker", key, HashAlgorithmName.SHA256).CreateSigningRequest();

    /// <summary>Whether a public key is of the kind that <see cref="Create"/> makes.</summary>
    public static bool IsRight(PublicKey key)
    {
        using var ecdsa = key.GetECDsaPublicKey();
        return ecdsa is { KeySize: 256 };
    }

    /// <summary>A certificate with its key in a form that connections can use; the caller disposes it.</summary>
    public static X509Certificate2 Join(X509Certificate2 certificate, ECDsa key)
    {
        using var joined = certificate.CopyWithPrivateKey(key);
        // Windows has no TLS with keys that are in memory only.
        return X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), null, OperatingSystem.IsWindows() ? X509KeyStorageFlags.DefaultKeySet : X509KeyStorageFlags.EphemeralKeySet);
    }
}
