using Orchestrator.Abstractions.Queries;
using Orchestrator.Models.Data;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Cluster.Submission;
using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.Remote;

/// <summary><c>run FILE --server URL</c>: hands a sweep to a head and follows it. The sweep goes on whatever becomes of this process.</summary>
internal static class RemoteRun
{
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(RemoteRunRequest request, CancellationToken interrupted)
    {
        var sweep = await SweepLoader.LoadAsync(request.Sweep, interrupted);
        using var head = await UserAccess.ConnectAsync(request.Server, request.AccessTokenFile, interrupted);
        var submitted = await HeadClient.AskAsync(head, () => SubmitAsync(head, request, sweep, interrupted));
        // What the head alone knows: which earlier results it took.
        foreach (var note in submitted.Notes.Except(sweep.Notes)) { Say(note); }

        Say(submitted.IsResumed
            ? $"Follows experiment {submitted.Id} of the same specification, which goes on; '--new' starts another."
            : $"Experiment {submitted.Id}: {sweep.Spec.Name}");
        Say($"Dashboard: {head.BaseAddress}experiments/{submitted.Id}");
        if (request.IsDetached)
        {
            Console.WriteLine(submitted.Id);
            return ExitCode.Ok;
        }

        using var source = new HeadSource(head);
        return await new RemoteFollower(source, submitted.Id, TimeProvider.System).FollowAsync(interrupted) is { } summary
            ? await ReportAsync(request, source, summary)
            : Detach(head, submitted.Id, request);
    }

    private static int Detach(HttpClient head, string id, RemoteRunRequest request)
    {
        Say($"The sweep goes on: {head.BaseAddress}experiments/{id}");
        if (!request.Sweep.IsNew) { Say($"To follow it again: {Invocation.Again()}"); }

        return ExitCode.Interrupted;
    }

    private static async Task<SubmissionAnswer> SubmitAsync(HttpClient head, RemoteRunRequest request, LoadedSweep sweep, CancellationToken cancellation)
    {
        foreach (var set in sweep.Spec.DataSets) { await SendAsync(head, sweep.Data.Get(set), cancellation); }

        using var answer = await head.PostAsJsonAsync(
            "/api/v1/experiments",
            SubmissionRequest.Of(request.Sweep, sweep),
            ClusterContract.Json, cancellation);
        if (answer.IsSuccessStatusCode) { return (await answer.Content.ReadFromJsonAsync<SubmissionAnswer>(ClusterContract.Json, cancellation))!; }

        throw await HeadRefusal.ReadAsync(answer, cancellation);
    }

    private static async Task SendAsync(HttpClient head, ImageDataSet data, CancellationToken cancellation)
    {
        var address = $"{ClusterContract.Root}/data-sets/{data.Sha256}";
        using var question = new HttpRequestMessage(HttpMethod.Head, address);
        using var known = await head.SendAsync(question, cancellation);
        if (known.IsSuccessStatusCode) { return; }

        Say($"Sends the data set {data.Name}: {Words.Bytes(DataSetBlob.LengthOf(data.Train.Count, data.Test.Count))}");
        using var bytes = new MemoryStream();
        DataSetBlob.Write(data, bytes);
        bytes.Position = 0;
        using var content = new StreamContent(bytes);
        using var answer = await head.PutAsync(address, content, cancellation);
        if (!answer.IsSuccessStatusCode) { throw await HeadRefusal.ReadAsync(answer, cancellation); }
    }

    private static async Task<int> ReportAsync(RemoteRunRequest request, HeadSource source, ExperimentSummary summary)
    {
        var detail = (await source.FindExperimentAsync(summary.Id, CancellationToken.None))!;
        var leaders = await source.GetLeaderboardAsync(summary.Id, 5, CancellationToken.None);
        var front = await source.GetParetoFrontAsync(summary.Id, CancellationToken.None);
        if (request.Output == OutputFormat.Table)
        {
            Leaderboard.WriteText(Console.Out, detail.Spec, leaders);
            ParetoTable.WriteText(Console.Out, detail.Spec, front);
            Console.WriteLine();
            Console.WriteLine($"experiment {summary.Id} {summary.State}: {Words.Counts(summary.Trials, summary.Planned)} in {Words.Duration(TimeSpan.FromSeconds(summary.Seconds))}");
        }
        else
        {
            Data.Print(request.Output, ExperimentResult.ToJson(detail.Summary, front), () => Leaderboard.ToTable(leaders));
        }

        return ExperimentExit.CodeOf(detail.Summary, isInterrupted: false);
    }

    private static void Say(string text) => Console.Error.WriteLine(text);
}
