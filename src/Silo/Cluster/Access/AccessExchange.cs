using Microsoft.AspNetCore.Authentication;
using Orchestrator.Dashboard.Access;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>Gives a browser its cookie for an access token. The token comes in a form, never in an address.</summary>
internal static partial class AccessExchange
{
    public static void MapAccessExchange(this IEndpointRouteBuilder routes, HeadSecrets secrets)
    {
        routes.MapGet(AccessAnswers.Path, (HttpContext context) => AccessAnswers.WriteFormAsync(context, "This head shows its pages to those who have one.", "/")).AllowAnonymous();
        routes.MapPost(AccessAnswers.Path, (HttpContext context, ILogger<HeadSecrets> logger) => TakeAsync(context, secrets, logger)).AllowAnonymous();
    }

    private static async Task TakeAsync(HttpContext context, HeadSecrets secrets, ILogger logger)
    {
        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
        var returnTo = form["returnTo"].ToString();
        if (!IsLocal(returnTo)) { returnTo = "/"; }

        if (!secrets.Register.TryCheck(form["token"], TokenKind.Access, out var token, out var refusal))
        {
            LogRefused(logger, context.Connection.RemoteIpAddress, Token.TryParse(form["token"])?.Id ?? "?", refusal);
            await AccessAnswers.WriteFormAsync(context, $"That did not do: {refusal}.", returnTo);
            return;
        }

        LogTaken(logger, token.Id, context.Connection.RemoteIpAddress);
        await context.SignInAsync(AccessSchemes.Cookie, AccessCookie.PersonOf(token.Id, AccessSchemes.Cookie), new() { IsPersistent = true });
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = returnTo;
    }

    // A path of this host, and nothing that a browser takes for another one.
    private static bool IsLocal(string address) =>
        address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\') && !address.Any(char.IsControl);

    [LoggerMessage(1, LogLevel.Warning, "Refused a browser from {Address} with access token {Token}: {Reason}")]
    private static partial void LogRefused(ILogger logger, System.Net.IPAddress? address, string token, string reason);

    [LoggerMessage(2, LogLevel.Information, "Access token {Token} let in a browser from {Address}")]
    private static partial void LogTaken(ILogger logger, string token, System.Net.IPAddress? address);
}
