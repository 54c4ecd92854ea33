using System.CommandLine;
using Orchestrator.Abstractions.Commands;
using Orchestrator.Grains.Results;
using Orchestrator.Silo.Commands;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;
using Orchestrator.Silo.Sources;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>experiment resume ID</c>: by the process that runs it; where there is none, by this one.</summary>
internal static class ExperimentResumeVerb
{
    public static Command Create()
    {
        var (id, sources, output) = (SharedOptions.Experiment(), new SourceOptions(), SharedOptions.Output());
        var (data, download) = (SharedOptions.DataDirectory(), SharedOptions.Download());
        var (slots, dashboard, noDashboard) = (SharedOptions.Slots(), SharedOptions.Dashboard(), SharedOptions.NoDashboard());
        var command = new Command(
            "resume",
            "Goes on with an experiment: the process that owns the database does, or else this one runs and follows it as 'run' does. Example: experiment resume @last --slots 4")
        {
            id, slots, data, download, dashboard, noDashboard, output,
        };
        sources.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            var (file, format) = (sources.Database(parsed), parsed.GetValue(output));
            if (sources.IsHead(parsed))
            {
                ChangingVerb.Print(format, await sources.BringAsync(parsed, parsed.GetValue(id)!, ChangingVerb.Of(CommandKind.Resume), cancellation));
                return ExitCode.Ok;
            }

            var experiment = await CommandCourier.ResolveAsync(file, parsed.GetValue(id)!, cancellation);
            if (IsOwned(file)) { return await SendAsync(file, experiment, format, cancellation); }

            await CheckAsync(file, experiment, cancellation);
            using var listener = parsed.GetValue(noDashboard) ? null : DashboardListener.Open(parsed.GetValue(dashboard));
            var (folder, mayDownload) = (parsed.GetValue(data), parsed.GetValue(download));
            return await RunSession.RunAsync(
                new()
                {
                    LoadAsync = token => LoadAsync(file, experiment, folder, mayDownload, token),
                    ExperimentId = experiment,
                    DataDirectory = folder,
                    Database = file,
                    Slots = parsed.GetValue(slots),
                    Dashboard = listener,
                    IsNew = false,
                    Output = format,
                },
                cancellation);
        });
        return command;
    }

    private static bool IsOwned(string database)
    {
        try
        {
            DatabaseOwner.Open(database, new(Environment.ProcessId, null), TimeProvider.System).Dispose();
            return false;
        }
        catch (DatabaseOwnedException)
        {
            return true;
        }
    }

    private static async Task<int> SendAsync(string database, string id, OutputFormat format, CancellationToken cancellation)
    {
        var (result, _) = await CommandCourier.BringAsync(database, id, ChangingVerb.Of(CommandKind.Resume), cancellation);
        ChangingVerb.Print(format, result);
        return ExitCode.Ok;
    }

    // Nothing is loaded for an experiment that cannot go on.
    private static async Task CheckAsync(string database, string id, CancellationToken cancellation)
    {
        using var reader = ReadingVerb.Open(database);
        var state = (await reader.FindExperimentAsync(id, cancellation))!.Summary.State;
        if (CommandTable.FindTarget(CommandKind.Resume, state) is null)
        {
            throw new CommandException(ExitCode.StateConflict, CommandTable.Refuse(id, state, CommandKind.Resume));
        }
    }

    private static async Task<LoadedSweep> LoadAsync(
        string database, string id, string? dataDirectory, bool mayDownload, CancellationToken cancellation)
    {
        using var reader = ReadingVerb.Open(database);
        return await RecordedSweep.LoadAsync(reader, id, dataDirectory, mayDownload, cancellation);
    }
}
