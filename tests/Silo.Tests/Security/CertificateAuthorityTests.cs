using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Time.Testing;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Tests.Security;

public sealed class CertificateAuthorityTests : IDisposable
{
    private readonly SecretsFolder _folder = new();

    private AuthorityTrust Trust => _folder.Secrets.Authority.Trust;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_Twice_IsTheSameAuthority()
    {
        using var again = _folder.Open();

        Assert.Equal(Trust.Pin, again.Authority.Trust.Pin);
    }

    [Fact]
    public void Open_NewFolder_IsTheOwnersOnly()
    {
        if (OperatingSystem.IsWindows()) { return; }

        var folder = HeadSecrets.FolderOf(_folder.Database);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        foreach (var file in Directory.GetFiles(folder)) { Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)); }
    }

    [Fact]
    public void IssueHead_Certificate_IsTheHeadsAtBothEnds()
    {
        using var certificate = _folder.Secrets.Authority.IssueHead(["10.0.0.1", "trainer"]);

        Assert.True(Trust.TryIdentify(certificate, CertificateUse.Server, out var server, out _));
        Assert.True(Trust.TryIdentify(certificate, CertificateUse.Client, out var client, out _));
        Assert.Equal(CertificateIdentity.Head, server);
        Assert.Equal(CertificateIdentity.Head, client);
        Assert.True(certificate.HasPrivateKey);
    }

    [Fact]
    public void IssueWorker_Request_GivesTheAuthoritysSubjectWhateverIsAsked()
    {
        using var key = CertificateKeys.Create();
        var asked = new CertificateRequest("CN=head, OU=Head", key, HashAlgorithmName.SHA256).CreateSigningRequest();

        using var certificate = _folder.Secrets.Authority.IssueWorker("abc123", asked);

        Assert.True(Trust.TryIdentify(certificate, CertificateUse.Client, out var identity, out _));
        Assert.Equal(CertificateIdentity.OfWorker("abc123"), identity);
    }

    [Fact]
    public void IssueWorker_OtherKindOfKey_IsRefused()
    {
        using var key = RSA.Create(2048);
        var asked = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSigningRequest();

        Assert.ThrowsAny<CryptographicException>(() => _folder.Secrets.Authority.IssueWorker("abc123", asked));
    }

    [Fact]
    public void IssueWorker_RequestThatItsKeyDidNotSign_IsRefused()
    {
        using var key = CertificateKeys.Create();
        var asked = CertificateKeys.RequestFor(key);
        asked[^1] ^= 1;

        Assert.ThrowsAny<CryptographicException>(() => _folder.Secrets.Authority.IssueWorker("abc123", asked));
    }

    [Fact]
    public void TryIdentify_CertificateOfAnotherAuthority_IsRefused()
    {
        using var other = new SecretsFolder();
        using var certificate = other.Secrets.Authority.IssueHead(["10.0.0.1"]);

        Assert.False(Trust.TryIdentify(certificate, CertificateUse.Server, out _, out var refusal));
        Assert.Contains("not one of this authority's", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void TryIdentify_SelfSignedCertificateThatSaysHead_IsRefused()
    {
        using var key = CertificateKeys.Create();
        var now = _folder.Time.GetUtcNow();
        using var certificate = new CertificateRequest(CertificateIdentity.Head.ToSubject(), key, HashAlgorithmName.SHA256).CreateSelfSigned(now, now.AddDays(1));

        Assert.False(Trust.TryIdentify(certificate, CertificateUse.Server, out _, out _));
    }

    [Theory]
    [InlineData(29.9, true)]
    [InlineData(30.1, false)]
    public void TryIdentify_AfterDays_TellsWhetherItHasExpired(double days, bool isGood)
    {
        using var certificate = _folder.Secrets.Authority.IssueHead(["10.0.0.1"]);
        _folder.Time.Advance(TimeSpan.FromDays(days));

        Assert.Equal(isGood, Trust.TryIdentify(certificate, CertificateUse.Server, out _, out _));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.5)]
    [InlineData(48)]
    public void IssueHead_ClockSetBackByHours_IsBelievedByOthersAndBelievesThem(double hours)
    {
        using var late = HeadSecrets.Beside(_folder.Database, new FakeTimeProvider(_folder.Time.GetUtcNow().AddHours(-hours)));
        using var head = late.Authority.IssueHead(["10.0.0.1"]);
        using var other = _folder.Secrets.Authority.IssueHead(["10.0.0.1"]);

        Assert.All([head, other], certificate => Assert.True(Trust.TryIdentify(certificate, CertificateUse.Server, out _, out _)));
        Assert.All([head, other], certificate => Assert.True(late.Authority.Trust.TryIdentify(certificate, CertificateUse.Server, out _, out _)));
    }

    [Fact]
    public void IssueHead_SoonBeforeTheAuthorityEnds_EndsWithIt()
    {
        _folder.Time.Advance(CertificateLife.OfAuthority - TimeSpan.FromDays(1));
        using var certificate = _folder.Secrets.Authority.IssueHead(["10.0.0.1"]);

        Assert.Equal(Trust.Authority.NotAfter, certificate.NotAfter);
        Assert.True(Trust.TryIdentify(certificate, CertificateUse.Server, out _, out _));
    }

    [Fact]
    public void Current_HalfItsLifeLater_IsAnotherCertificate()
    {
        var certificate = new HeadCertificate(_folder.Secrets.Authority, ["10.0.0.1"], _folder.Time);
        var first = certificate.Current;
        var same = certificate.Current;
        _folder.Time.Advance(TimeSpan.FromDays(15.1));

        Assert.Same(first, same);
        Assert.NotEqual(first.SerialNumber, certificate.Current.SerialNumber);
    }

    [Theory]
    [InlineData("abc123", "abc123xyz789", true)]
    [InlineData("abc123", "abc124xyz789", false)]
    [InlineData("abc123", "head-abc123xyz789", false)]
    [InlineData("", "head-abc123xyz789", true)]
    [InlineData("", "abc123xyz789", false)]
    public void MayBe_SiloName_FitsRoleAndMachine(string member, string silo, bool expected)
    {
        var identity = member.Length == 0 ? CertificateIdentity.Head : CertificateIdentity.OfWorker(member);

        Assert.Equal(expected, identity.MayBe(silo));
    }
}
