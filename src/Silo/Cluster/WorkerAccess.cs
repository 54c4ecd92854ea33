using System.Net;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Security;

namespace Orchestrator.Silo.Cluster;

/// <summary>By what a worker shows who it is: the certificate of an earlier start, else one for its join token.</summary>
internal static class WorkerAccess
{
    /// <returns>The credential, or null where the head has no TLS.</returns>
    /// <exception cref="CommandException">There is neither a certificate nor a token, or the head refuses.</exception>
    public static async Task<WorkerCredential?> OpenAsync(WorkerRequest request, TimeProvider time, CancellationToken interrupted)
    {
        var head = HeadClient.ReadAddress(request.Head, "--head");
        if (head.Scheme == Uri.UriSchemeHttp)
        {
            request.ReadToken();
            return null;
        }

        var file = FileOf(request, head);
        var stored = WorkerCredential.TryLoad(file, time);
        if (ReadToken(request, stored) is not { } token)
        {
            return stored ?? throw new CommandException(ExitCode.InvalidInput,
                $"{head} asks who is there, and {file} has no certificate that is good. 'orchestrator cluster token create' on the head's machine makes a join token: give it by --token-file F or {TokenSource.JoinVariable}.");
        }

        return stored?.Trust.Pin == token.Pin && await HeadWait.ForAsync(head, () => IsTakenAsync(head, stored, interrupted), interrupted)
            ? stored
            : await HeadWait.ForAsync(head, () => WorkerEnrollment.EnrollAsync(head, token, request.Name, file, time, interrupted), interrupted);
    }

    /// <summary>What its calls to the head need.</summary>
    public static HeadAccess? Of(WorkerCredential? credential) =>
        credential is null ? null : new(credential.Trust, Certificate: () => credential.Certificate);

    // Tokens are for the first start: people take them away afterwards, and their services name the file still.
    private static Token? ReadToken(WorkerRequest request, WorkerCredential? stored)
    {
        try
        {
            return request.ReadToken();
        }
        catch (MissingTokenException problem) when (stored is not null)
        {
            Console.Error.WriteLine($"{problem.Message} The certificate of an earlier start is used.");
            return null;
        }
    }

    // A token in hand is a way back for a machine that was revoked. Data sets are served whoever keeps the membership table.
    private static async Task<bool> IsTakenAsync(Uri head, WorkerCredential stored, CancellationToken cancellation)
    {
        using var client = HeadClient.Create(head.ToString(), "--head", Of(stored));
        using var answer = await client.GetAsync($"{ClusterContract.Root}/data-sets/{new string('0', 64)}", cancellation);
        return answer.StatusCode != HttpStatusCode.Unauthorized;
    }

    private static string FileOf(WorkerRequest request, Uri head) => Path.Combine(
        request.StateFolder ?? UserState.Folder("workers"), UserState.NameOf(head), $"worker-{Uri.EscapeDataString(request.Name)}", "credential.pem");
}
