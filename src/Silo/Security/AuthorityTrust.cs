using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Orchestrator.Silo.Security;

/// <summary>
/// Believes one authority and nobody else. Host names are not compared: machines of a cluster have many, and the authority signs for its
/// own head and workers only. Safe to use from any thread.
/// </summary>
/// <param name="authority">The authority's certificate.</param>
/// <param name="time">The clock by which certificates expire.</param>
internal sealed class AuthorityTrust(X509Certificate2 authority, TimeProvider time)
{
    /// <summary>The authority's certificate.</summary>
    public X509Certificate2 Authority => authority;

    /// <summary>The SHA-256 of the authority's certificate: tokens carry it.</summary>
    public string Pin { get; } = PinOf(authority);

    /// <summary>The SHA-256 of a certificate, in base64url.</summary>
    public static string PinOf(X509Certificate2 certificate) => Base64Url.EncodeToString(SHA256.HashData(certificate.RawData));

    /// <summary>Verifies a certificate that somebody showed and proved to hold.</summary>
    /// <param name="certificate">What was shown, or null for nothing.</param>
    /// <param name="use">One of <see cref="CertificateUse"/>.</param>
    /// <param name="identity">Who it is.</param>
    /// <param name="refusal">Else why it is not believed.</param>
    public bool TryIdentify(
        X509Certificate2? certificate, string use, [NotNullWhen(true)] out CertificateIdentity? identity, [NotNullWhen(false)] out string? refusal)
    {
        identity = null;
        refusal = certificate is null ? "it showed no certificate" : FindFault(certificate, use);
        if (refusal is not null) { return false; }

        identity = CertificateIdentity.Of(certificate!);
        refusal = identity is null ? "its certificate has no role" : null;
        return identity is not null;
    }

    private string? FindFault(X509Certificate2 certificate, string use)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.Add(authority);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.ApplicationPolicy.Add(new(use));
        policy.VerificationTime = TimeFor(certificate);
        return chain.Build(certificate)
            ? null
            : $"its certificate is not one of this authority's, or not now: {string.Join(", ", chain.ChainStatus.Select(status => status.Status))}";
    }

    // What the authority has signed has begun, whatever this machine's clock says; only its end is a matter of the clock.
    private DateTime TimeFor(X509Certificate2 certificate) =>
        time.GetUtcNow().LocalDateTime is var now && now < certificate.NotBefore ? certificate.NotBefore : now;
}
