using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>Knows a worker by the certificate of its connection, at each request: one that was revoked meanwhile is refused.</summary>
internal sealed class CertificateHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, HeadSecrets secrets)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    private AuthenticateResult Authenticate()
    {
        if (Context.Connection.ClientCertificate is not { } certificate) { return AuthenticateResult.NoResult(); }

        if (!secrets.Authority.Trust.TryIdentify(certificate, CertificateUse.Client, out var identity, out var refusal)) { return AuthenticateResult.Fail(refusal); }

        if (identity.Role != CertificateRole.Worker) { return AuthenticateResult.Fail($"the certificate is {identity}'s"); }

        if (!secrets.Register.IsIn(identity)) { return AuthenticateResult.Fail($"the certificate of {identity} was revoked"); }

        var person = new ClaimsPrincipal(new ClaimsIdentity([new(AccessSchemes.Member, identity.Member)], Scheme.Name));
        return AuthenticateResult.Success(new(person, Scheme.Name));
    }
}
