using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Orchestrator.Dashboard.Access;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>Refuses who may not ask, says why, and logs it.</summary>
internal sealed partial class AccessRefusals(ILogger<AccessRefusals> logger) : IAuthorizationMiddlewareResultHandler
{
    /// <inheritdoc/>
    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        var reason = await FindReasonAsync(context, policy);
        LogRefused(context.Request.Method, context.Request.Path, context.Connection.RemoteIpAddress, reason);
        await AccessAnswers.RefuseAsync(context, $"{char.ToUpperInvariant(reason[0])}{reason[1..]}.");
    }

    private static async Task<string> FindReasonAsync(HttpContext context, AuthorizationPolicy policy)
    {
        foreach (var scheme in policy.AuthenticationSchemes)
        {
            if ((await context.AuthenticateAsync(scheme)).Failure is { } failure) { return failure.Message; }
        }

        return policy.AuthenticationSchemes.Contains(AccessSchemes.Token) ? "no access token was shown" : "no worker's certificate was shown";
    }

    [LoggerMessage(1, LogLevel.Warning, "Refused {Method} {Path} from {Address}: {Reason}")]
    private partial void LogRefused(string method, string path, System.Net.IPAddress? address, string reason);
}
