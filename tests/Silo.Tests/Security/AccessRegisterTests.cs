using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Tests.Security;

public sealed class AccessRegisterTests : IDisposable
{
    private readonly SecretsFolder _folder = new();

    private AccessRegister Register => _folder.Secrets.Register;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TokenKind.Join)]
    [InlineData(TokenKind.Access)]
    public void TryCheck_GoodToken_IsTakenAnyNumberOfTimes(TokenKind kind)
    {
        var token = Register.Create(kind, TimeSpan.FromHours(1));

        for (var use = 0; use < 3; use++)
        {
            Assert.True(Register.TryCheck(token.Text, kind, out var row, out _));
            Assert.Equal(token.Id, row.Id);
        }
    }

    [Fact]
    public void TryCheck_ByASecondProcess_IsTaken()
    {
        using var other = _folder.Open();
        var token = other.Register.Create(TokenKind.Join, null);

        Assert.True(Register.TryCheck(token.Text, TokenKind.Join, out _, out _));
    }

    [Fact]
    public void TryCheck_ExpiredToken_IsRefused()
    {
        var token = Register.Create(TokenKind.Join, TimeSpan.FromHours(1));
        _folder.Time.Advance(TimeSpan.FromHours(1));

        AssertRefused(token.Text, TokenKind.Join, TokenRefusal.Expired);
    }

    [Fact]
    public void TryCheck_RevokedToken_IsRefused()
    {
        var token = Register.Create(TokenKind.Join, null);
        _folder.Secrets.Database.RevokeToken(token.Id, _folder.Time.GetUtcNow());

        AssertRefused(token.Text, TokenKind.Join, TokenRefusal.Revoked);
    }

    [Fact]
    public void TryCheck_OtherKind_IsRefused() =>
        AssertRefused(Register.Create(TokenKind.Join, null).Text, TokenKind.Access, TokenRefusal.OtherKind);

    [Fact]
    public void TryCheck_TokenOfAnotherHead_IsRefused()
    {
        using var other = new SecretsFolder();

        AssertRefused(other.Secrets.Register.Create(TokenKind.Join, null).Text, TokenKind.Join, TokenRefusal.Foreign);
    }

    [Fact]
    public void TryCheck_KnownIdWithAnotherSecret_IsRefusedLikeAnUnknownOne()
    {
        var token = Register.Create(TokenKind.Join, null).Text.Split('.');
        var forged = Token.Draw(TokenKind.Join, token[3]).Text.Split('.');

        AssertRefused(string.Join('.', token[0], token[1], forged[2], token[3]), TokenKind.Join, TokenRefusal.Unknown);
        AssertRefused(string.Join('.', forged), TokenKind.Join, TokenRefusal.Unknown);
    }

    [Theory]
    [InlineData(null, TokenRefusal.Missing)]
    [InlineData(" ", TokenRefusal.Missing)]
    [InlineData("join", TokenRefusal.NoToken)]
    [InlineData("join.abcdefgh.short.short", TokenRefusal.NoToken)]
    public void TryCheck_NoToken_IsRefused(string? text, string refusal) => AssertRefused(text, TokenKind.Join, refusal);

    [Fact]
    public void Create_Token_IsStoredAsAHashOnly()
    {
        var token = Register.Create(TokenKind.Join, null);
        var secret = token.Text.Split('.')[2];

        Assert.DoesNotContain(secret, token.ToString(), StringComparison.Ordinal);
        Assert.All(Directory.GetFiles(HeadSecrets.FolderOf(_folder.Database)),
            file => Assert.DoesNotContain(secret, ReadShared(file), StringComparison.Ordinal));
    }

    [Fact]
    public void Enroll_Machine_IsInUntilItIsRevoked()
    {
        var member = Register.Enroll("garage", TokenRow());

        Assert.True(Register.IsIn(CertificateIdentity.OfWorker(member)));
        _folder.Secrets.Database.RevokeMember(member, _folder.Time.GetUtcNow());
        Assert.False(Register.IsIn(CertificateIdentity.OfWorker(member)));
        Assert.False(Register.IsIn(CertificateIdentity.OfWorker("nobody")));
        Assert.True(Register.IsIn(CertificateIdentity.Head));
    }

    [Fact]
    public void Revoke_TokenAlone_KeepsWhoJoinedAndSaysSo()
    {
        var token = TokenRow();
        var member = Register.Enroll("garage", token);

        var said = Revocation.Run(_folder.Secrets.Database, token.Id, withWorkers: false, _folder.Time.GetUtcNow());

        Assert.True(Register.IsMember(member));
        Assert.Contains("1 machine joined with it and stays: --workers", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Revoke_TokenWithItsWorkers_RefusesTheirCertificatesToo()
    {
        var token = TokenRow();
        var member = Register.Enroll("garage", token);
        var other = Register.Enroll("attic", TokenRow());

        var said = Revocation.Run(_folder.Secrets.Database, token.Id, withWorkers: true, _folder.Time.GetUtcNow());

        Assert.False(Register.IsMember(member));
        Assert.True(Register.IsMember(other));
        Assert.Contains($"garage ({member})", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Revoke_UnknownId_IsNotFound() => Assert.Equal(
        ExitCode.NotFound,
        Assert.Throws<CommandException>(() => Revocation.Run(_folder.Secrets.Database, "nobody", false, _folder.Time.GetUtcNow())).ExitCode);

    [Theory]
    [InlineData("30m", 0.5)]
    [InlineData("24h", 24.0)]
    [InlineData("1.5h", 1.5)]
    [InlineData("90d", 2160.0)]
    [InlineData("0h", null)]
    [InlineData("-1h", null)]
    [InlineData("4000d", null)]
    [InlineData("24", null)]
    [InlineData("", null)]
    public void TryParse_Lifetime_TakesMinutesHoursAndDays(string text, double? hours) => Assert.Equal(hours, TokenLifetime.TryParse(text)?.TotalHours);

    private static string ReadShared(string file)
    {
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite), System.Text.Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private TokenRow TokenRow() => _folder.Secrets.Database.FindToken(Register.Create(TokenKind.Join, null).Id)!;

    private void AssertRefused(string? text, TokenKind kind, string expected)
    {
        Assert.False(Register.TryCheck(text, kind, out var row, out var refusal));
        Assert.Equal(expected, refusal);
    }
}
