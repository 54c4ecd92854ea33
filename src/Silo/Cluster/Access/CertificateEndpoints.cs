using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Orchestrator.Grains.Results.Access;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster.Access;

/// <summary>Gives workers their certificates: the first for a join token, each further one for the one before.</summary>
internal static partial class CertificateEndpoints
{
    private const int MostBytes = 16_384;
    private const int LongestName = 200;

    public static void MapCertificates(this IEndpointRouteBuilder routes, HeadSecrets secrets)
    {
        var root = routes.MapGroup(ClusterContract.Root).WithMetadata(new RequestSizeLimitAttribute(MostBytes)).ExcludeFromDescription();
        root.MapGet("/authority", () => Results.Text(secrets.Authority.Trust.Authority.ExportCertificatePem(), "application/x-pem-file")).AllowAnonymous();
        root.MapPost("/enroll", (EnrollRequest request, HttpContext context, ILogger<HeadSecrets> logger) => Enroll(request, secrets, context, logger)).AllowAnonymous();
        root.MapPost("/renew", (RenewRequest request, ClaimsPrincipal worker, ILogger<HeadSecrets> logger) =>
        {
            var member = worker.FindFirstValue(AccessSchemes.Member)!;
            LogRenewed(logger, member);
            return Issue(member, request.Request, secrets);
        }).RequireAuthorization(AccessSchemes.Workers);
    }

    private static IResult Enroll(EnrollRequest request, HeadSecrets secrets, HttpContext context, ILogger logger)
    {
        var address = context.Connection.RemoteIpAddress;
        if (!secrets.Register.TryCheck(request.Token, TokenKind.Join, out var token, out var refusal))
        {
            LogRefused(logger, address, Token.TryParse(request.Token)?.Id ?? "?", refusal);
            return Results.Problem($"No certificate for that: {refusal}.", statusCode: StatusCodes.Status401Unauthorized, title: "Join token refused");
        }

        if (request.Name is not { Length: > 0 and <= LongestName } name)
        {
            return Results.Problem($"A worker's name must have 1 to {LongestName} characters.", statusCode: StatusCodes.Status422UnprocessableEntity);
        }

        var member = secrets.Register.Enroll(name, token);
        LogEnrolled(logger, member, name, address, token.Id);
        return Issue(member, request.Request, secrets);
    }

    private static IResult Issue(string member, byte[] request, HeadSecrets secrets)
    {
        try
        {
            using var certificate = secrets.Authority.IssueWorker(member, request);
            return Results.Json(new CertificateAnswer(certificate.ExportCertificatePem()), ClusterContract.Json);
        }
        catch (CryptographicException exception)
        {
            return Results.Problem($"The request for a certificate is not right: {exception.Message}", statusCode: StatusCodes.Status422UnprocessableEntity);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Refused a worker from {Address} with join token {Token}: {Reason}")]
    private static partial void LogRefused(ILogger logger, System.Net.IPAddress? address, string token, string reason);

    [LoggerMessage(2, LogLevel.Information, "The machine {Member} ({Name}) joined from {Address} with join token {Token}")]
    private static partial void LogEnrolled(ILogger logger, string member, string name, System.Net.IPAddress? address, string token);

    [LoggerMessage(3, LogLevel.Information, "The machine {Member} renewed its certificate")]
    private static partial void LogRenewed(ILogger logger, string member);
}
