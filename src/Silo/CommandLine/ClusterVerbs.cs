using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Dashboard.Api;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Remote;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>cluster status|drain|undrain</c></summary>
internal static class ClusterVerbs
{
    private const string DefaultServer = "http://127.0.0.1:5080";

    public static Command Create() => new("cluster", "Shows the workers of a head, lets them leave, and gives out tokens.")
    {
        Status(), ClusterTokenVerbs.Create(), ClusterLoginVerb.Create(), Ask("drain", "Lets a worker give its leases back and leave."), Ask("undrain", "Takes a drain back, before the worker has left."),
    };

    public static Option<string> Server() => new("--server")
    {
        Description = "The head's address.",
        HelpName = "URL",
        DefaultValueFactory = _ => DefaultServer,
    };

    private static Command Status()
    {
        var (server, access, output) = (Server(), UserAccess.TokenFile(), SharedOptions.Output());
        var command = new Command("status", "Workers with their slots and what they run, what waits and why, and what was lost. CSV has the slots alone.") { server, access, output };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var head = await UserAccess.ConnectAsync(parsed.GetValue(server)!, parsed.GetValue(access), cancellation);
            using var answer = await HeadClient.AskAsync(head, () => head.GetAsync("/api/v1/cluster", cancellation));
            if (!answer.IsSuccessStatusCode) { throw await HeadRefusal.ReadAsync(answer, cancellation); }

            var cluster = (await answer.Content.ReadFromJsonAsync<ClusterView>(ApiJson.Options, cancellation))!;
            Print(parsed.GetValue(output), cluster);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(OutputFormat format, ClusterView cluster)
    {
        if (format == OutputFormat.Table) { ClusterText.Write(Console.Out, cluster); }
        else { Data.Print(format, cluster, () => WorkerTable.Of(cluster.Workers)); }
    }

    private static Command Ask(string what, string description)
    {
        var (worker, server) = (new Argument<string>("WORKER") { Description = "Its name or id." }, Server());
        var access = UserAccess.TokenFile();
        var command = new Command(what, description) { worker, server, access };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var head = await UserAccess.ConnectAsync(parsed.GetValue(server)!, parsed.GetValue(access), cancellation);
            using var answer = await HeadClient.AskAsync(head, () => head.PostAsync(
                $"{ClusterContract.Root}/workers/{Uri.EscapeDataString(parsed.GetValue(worker)!)}/{what}", null, cancellation));
            if (answer.IsSuccessStatusCode) { return ExitCode.Ok; }

            throw await HeadRefusal.ReadAsync(answer, cancellation);
        });
        return command;
    }
}
