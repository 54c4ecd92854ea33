using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Access;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.Security;

/// <summary>Gets a worker its certificates from the head. The key is made here and goes nowhere.</summary>
internal static class WorkerEnrollment
{
    /// <summary>The first certificate, for a join token.</summary>
    /// <exception cref="CommandException">The head refuses the token, or is another one.</exception>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public static async Task<WorkerCredential> EnrollAsync(
        Uri head, Token token, string name, string file, TimeProvider time, CancellationToken cancellation)
    {
        var trust = await AuthorityFinder.FindAsync(head, token, time, cancellation);
        using var key = CertificateKeys.Create();
        using var client = HeadClient.Create(head.ToString(), "--head", new HeadAccess(trust));
        var certificate = await AskAsync(client, "enroll", new EnrollRequest(token.Text, name, CertificateKeys.RequestFor(key)), cancellation);
        return WorkerCredential.Save(file, key, certificate, trust, time);
    }

    /// <summary>The next certificate, for the one before.</summary>
    /// <exception cref="CommandException">The head refuses.</exception>
    /// <exception cref="HttpRequestException">Nobody answers.</exception>
    public static async Task RenewAsync(HttpClient head, WorkerCredential credential, TimeProvider time, CancellationToken cancellation)
    {
        using var key = CertificateKeys.Create();
        credential.Renew(key, await AskAsync(head, "renew", new RenewRequest(CertificateKeys.RequestFor(key)), cancellation), time);
    }

    private static async Task<string> AskAsync<T>(HttpClient head, string what, T request, CancellationToken cancellation)
    {
        using var answer = await head.PostAsJsonAsync($"{ClusterContract.Root}/{what}", request, ClusterContract.Json, cancellation);
        if (answer.IsSuccessStatusCode) { return (await answer.Content.ReadFromJsonAsync<CertificateAnswer>(ClusterContract.Json, cancellation))!.Certificate; }

        throw await HeadRefusal.ReadAsync(answer, cancellation);
    }
}
