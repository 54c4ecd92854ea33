using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>A browser's cookie: it is as good as the access token that it was got for, and holds none.</summary>
internal static class AccessCookie
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Somebody with an access token.</summary>
    public static ClaimsPrincipal PersonOf(string tokenId, string scheme) =>
        new(new ClaimsIdentity([new(AccessSchemes.TokenId, tokenId)], scheme));

    public static void Configure(CookieAuthenticationOptions options, HeadSecrets secrets)
    {
        // Browsers send it over TLS and to this host alone; two heads on one machine have one each.
        options.Cookie.Name = $"__Host-orchestrator-{secrets.Authority.Trust.Pin[..8]}";
        options.Cookie.HttpOnly = true;
        options.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.Path = "/";
        options.ExpireTimeSpan = Lifetime;
        options.SlidingExpiration = true;
        options.Events.OnValidatePrincipal = context =>
        {
            if (secrets.Register.FindFault(context.Principal?.FindFirstValue(AccessSchemes.TokenId) ?? "") is not null) { context.RejectPrincipal(); }

            return Task.CompletedTask;
        };
    }
}
