using System.Text.Json;
using Orchestrator.Dashboard.Api;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Submission;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Remote;

/// <summary><c>validate FILE --server URL</c>: what a head would make of a sweep. Data sets are not sent.</summary>
internal static class RemoteValidation
{
    /// <summary>The head's report; what it alone has to say goes to standard error.</summary>
    /// <exception cref="CommandException">The head does not answer, or the sweep is not right there.</exception>
    public static async Task<SweepReport> AskAsync(SweepRequest request, LoadedSweep sweep, string server, string? tokenFile, CancellationToken cancellation)
    {
        using var head = await UserAccess.ConnectAsync(server, tokenFile, cancellation);
        var answer = await HeadClient.AskAsync(head, () => SendAsync(head, request, sweep, cancellation));
        foreach (var note in answer.Notes.Except(sweep.Notes)) { Console.Error.WriteLine(note); }

        return answer.Report;
    }

    private static async Task<ValidationAnswer> SendAsync(HttpClient head, SweepRequest request, LoadedSweep sweep, CancellationToken cancellation)
    {
        using var answer = await head.PostAsJsonAsync(
            "/api/v1/experiments/validate",
            SubmissionRequest.Of(request, sweep),
            ClusterContract.Json, cancellation);
        if (!answer.IsSuccessStatusCode) { throw await HeadRefusal.ReadAsync(answer, cancellation); }

        try
        {
            if (await answer.Content.ReadFromJsonAsync<ValidationAnswer>(ApiJson.Options, cancellation) is { Report: not null, Notes: not null } found) { return found; }
        }
        catch (JsonException)
        {
            // Something else answers at this address.
        }

        throw new CommandException(ExitCode.Failed, $"{head.BaseAddress} does not answer as a head of this version does.");
    }
}
