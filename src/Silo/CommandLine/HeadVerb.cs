using System.CommandLine;
using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>head</c>: owns a database and gives trials to workers.</summary>
internal static class HeadVerb
{
    private const string DefaultListen = "127.0.0.1:5080";

    public static Command Create()
    {
        var database = SharedOptions.Database();
        var listen = new Option<string>("--listen") { Description = "Where pages, API and workers' calls are answered.", HelpName = "A:P", DefaultValueFactory = _ => DefaultListen };
        var insecure = new Option<bool>("--insecure") { Description = "Answers other machines without TLS and without asking who they are: whoever reaches it can run code on every worker." };
        var tls = new Option<bool>("--tls") { Description = "Speaks TLS and asks who is there on loopback, too; on any other address a head always does." };
        var slots = new Option<int>("--slots") { Description = "Trials that train in the head itself.", HelpName = "N", DefaultValueFactory = _ => 0 };
        slots.Validators.Add(result => SharedOptions.CheckRange(result, "--slots", 0, 1024));
        var port = WorkerVerb.SiloPort();
        var cluster = SharedOptions.Cluster("Keeps the membership table there, in place of a file beside the database; workers are told. Example: redis://:PASSWORD@10.0.0.5/0");
        var command = new Command("head", "Owns a database, takes sweeps and gives their trials to workers; goes on with every unfinished experiment.")
        {
            database, listen, tls, insecure, slots, port, cluster,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(tls) && result.GetValue(insecure)) { result.AddError("--tls and --insecure say opposite things: give one of them."); }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            using var listener = DashboardListener.OpenForHead(parsed.GetValue(listen)!, parsed.GetValue(insecure), parsed.GetValue(tls));
            return await HeadSession.RunAsync(new(parsed.GetValue(database)!, listener, parsed.GetValue(slots), parsed.GetValue(port)) { Cluster = parsed.GetValue(cluster) }, cancellation);
        });
        return command;
    }
}
