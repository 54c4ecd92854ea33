using System.CommandLine;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>run FILE</c>: starts a standalone silo, runs the sweep and follows it.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var (file, set, data, download) =
            (SharedOptions.SweepFile(), SharedOptions.Set(), SharedOptions.DataDirectory(), SharedOptions.Download());
        var (database, output) = (SharedOptions.Database(), SharedOptions.Output());
        var (slots, dashboard, noDashboard) = (SharedOptions.Slots(), SharedOptions.Dashboard(), SharedOptions.NoDashboard());
        var fresh = new Option<bool>("--new") { Description = "Starts another experiment even if the database holds an unfinished one of the same specification." };
        var server = new Option<string?>("--server") { Description = "Hands the sweep to the head at this address, and follows it.", HelpName = "URL" };
        var access = UserAccess.TokenFile();
        var detach = new Option<bool>("--detach") { Description = "With --server: returns at once and prints the experiment's id." };
        var command = new Command("run", "Runs a sweep and follows it; an unfinished one goes on where it was.")
        {
            file, set, data, download, database, slots, dashboard, noDashboard, fresh, server, access, detach, output,
        };
        UserAccess.NeedsServer(command, access, server);
        command.Validators.Add(result =>
        {
            var isRemote = result.GetResult(server) is not null;
            if (result.GetValue(detach) && !isRemote) { result.AddError("--detach needs --server URL: a run without a head ends with its process."); }

            foreach (var option in (Option[])[database, slots, dashboard, noDashboard])
            {
                if (isRemote && result.GetResult(option) is { Implicit: false }) { result.AddError($"{option.Name} is the head's affair and does not go with --server."); }
            }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var sweep = new SweepRequest(parsed.GetValue(file)!, parsed.GetValue(set) ?? [], parsed.GetValue(data), parsed.GetValue(download))
            {
                Database = parsed.GetValue(server) is null ? parsed.GetValue(database) : null,
                IsNew = parsed.GetValue(fresh),
            };
            if (parsed.GetValue(server) is { } address)
            {
                return await RemoteRun.RunAsync(
                    new(sweep, address, parsed.GetValue(access), parsed.GetValue(detach), parsed.GetValue(output)),
                    cancellation);
            }

            using var listener = parsed.GetValue(noDashboard) ? null : DashboardListener.Open(parsed.GetValue(dashboard));
            var request = new RunRequest
            {
                LoadAsync = token => SweepLoader.LoadAsync(sweep, token),
                DataDirectory = sweep.DataDirectory,
                Database = parsed.GetValue(database)!,
                Slots = parsed.GetValue(slots),
                Dashboard = listener,
                IsNew = parsed.GetValue(fresh),
                Output = parsed.GetValue(output),
            };
            return await RunSession.RunAsync(request, cancellation);
        });
        return command;
    }
}
