using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>Who may ask a head for what. A head without TLS asks nobody.</summary>
internal static class ClusterAccess
{
    private static readonly string[] People = [AccessSchemes.Cookie, AccessSchemes.Token];

    /// <summary>Registers the checks.</summary>
    /// <param name="services">The head's services.</param>
    /// <param name="secrets">By what people and workers are known, or null where nobody is asked.</param>
    public static void AddClusterAccess(this IServiceCollection services, HeadSecrets? secrets)
    {
        services.AddAuthorization(options =>
        {
            options.AddPolicy(AccessSchemes.Workers, PolicyOf(secrets, AccessSchemes.Certificate));
            options.AddPolicy(AccessSchemes.Anybody, PolicyOf(secrets, [AccessSchemes.Certificate, .. People]));
            options.FallbackPolicy = secrets is null ? null : PolicyOf(secrets, People);
        });
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessRefusals>();
        var authentication = services.AddAuthentication();
        if (secrets is null) { return; }

        services.AddSingleton(secrets);
        services.AddDataProtection().SetApplicationName("orchestrator").PersistKeysToFileSystem(new(secrets.CookieKeys));
        authentication
            .AddCookie(AccessSchemes.Cookie, options => AccessCookie.Configure(options, secrets))
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(AccessSchemes.Token, null)
            .AddScheme<AuthenticationSchemeOptions, CertificateHandler>(AccessSchemes.Certificate, null);
    }

    /// <summary>Puts the checks into the pipeline, after those of the dashboard.</summary>
    public static void UseClusterAccess(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    private static AuthorizationPolicy PolicyOf(HeadSecrets? secrets, params string[] schemes) => secrets is null
        ? new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build()
        : new AuthorizationPolicyBuilder(schemes).RequireAuthenticatedUser().Build();
}
