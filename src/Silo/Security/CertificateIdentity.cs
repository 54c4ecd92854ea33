using System.Security.Cryptography.X509Certificates;
using Orchestrator.Grains.Cluster.Membership;

namespace Orchestrator.Silo.Security;

/// <summary>Who the authority says that the holder of a certificate is.</summary>
/// <param name="Role">What it may do.</param>
/// <param name="Member">A worker's machine; the ids of its workers begin with it. Empty for the head.</param>
internal sealed record CertificateIdentity(CertificateRole Role, string Member)
{
    private const string CommonName = "2.5.4.3";
    private const string OrganizationalUnit = "2.5.4.11";
    private const string HeadName = "head";

    public static CertificateIdentity Head { get; } = new(CertificateRole.Head, "");

    public static CertificateIdentity OfWorker(string member) => new(CertificateRole.Worker, member);

    /// <summary>What a certificate says, or null where it has no role. Whoever asks has verified it.</summary>
    public static CertificateIdentity? Of(X509Certificate2 certificate)
    {
        var parts = certificate.SubjectName.EnumerateRelativeDistinguishedNames().Where(part => !part.HasMultipleElements).ToList();
        string? Find(string type) => parts.Find(part => part.GetSingleElementType().Value == type)?.GetSingleElementValue();
        return (Find(OrganizationalUnit), Find(CommonName)) switch
        {
            (nameof(CertificateRole.Head), HeadName) => Head,
            (nameof(CertificateRole.Worker), { Length: > 0 } member) => OfWorker(member),
            _ => null,
        };
    }

    /// <summary>The subject of its certificates.</summary>
    public X500DistinguishedName ToSubject()
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(Role == CertificateRole.Head ? HeadName : Member);
        name.AddOrganizationalUnitName(Role.ToString());
        name.AddOrganizationName("Orchestrator");
        return name.Build();
    }

    /// <summary>Whether it may be a silo of this name.</summary>
    public bool MayBe(string siloName) => Role == CertificateRole.Head ? SiloNames.IsHead(siloName) : SiloNames.IsOf(Member, siloName);

    /// <inheritdoc/>
    public override string ToString() => Role == CertificateRole.Head ? "the head" : $"the worker {Member}";
}
