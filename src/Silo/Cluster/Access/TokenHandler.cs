using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>Knows people's programs by an access token in the header <c>Authorization: Bearer TOKEN</c> (RFC 6750).</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, HeadSecrets secrets)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) { return Task.FromResult(AuthenticateResult.NoResult()); }

        return Task.FromResult(secrets.Register.TryCheck(header[Prefix.Length..], TokenKind.Access, out var row, out var refusal)
            ? AuthenticateResult.Success(new(AccessCookie.PersonOf(row.Id, Scheme.Name), Scheme.Name))
            : AuthenticateResult.Fail(refusal));
    }
}
