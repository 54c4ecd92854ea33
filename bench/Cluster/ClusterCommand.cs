using System.CommandLine;
using System.Text.Json;
using Orchestrator.Bench.Cluster.Faults;
using Orchestrator.Bench.Cluster.Load;
using Orchestrator.Bench.Cluster.Processes;
using Orchestrator.Bench.Cluster.Scaling;

namespace Orchestrator.Bench.Cluster;

/// <summary>
/// <c>cluster --faults N --seed S [--minutes M] [--workers W] [--sweeps A,B] [--no-root] [--tls]</c>, <c>cluster --load</c>, <c>cluster --scaling</c>.
/// </summary>
internal static class ClusterCommand
{
    private const double SecondsPerFault = 12;
    private const int LoadProcesses = 4;
    private const int LoadSeconds = 30;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create()
    {
        var command = new Command("cluster", "Seeded random faults against real processes; exit 1 where anything is lost, doubled or changed.");
        var options = new ClusterOptions();
        options.AddTo(command);
        command.SetAction((parsed, cancellation) => parsed.GetValue(options.Pretend) is { } head
            ? PretendWorker.RunAsync(head, parsed.GetValue(options.Slots), TimeSpan.FromMilliseconds(parsed.GetValue(options.Pace)), parsed.GetValue(options.Name)!)
            : RunAsync(parsed, options, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, ClusterOptions options, CancellationToken cancellation)
    {
        if (Executable.FindProblem() is { } problem)
        {
            Console.Error.WriteLine($"cluster: {problem}");
            return 1;
        }

        var keep = parsed.GetValue(options.Folder);
        var folder = keep is null ? Directory.CreateTempSubdirectory("orchestrator-campaign-") : Directory.CreateDirectory(keep);
        try
        {
            var isJson = parsed.GetValue(options.Output) == "json";
            return await (parsed.GetValue(options.Load) ? LoadCommand.RunAsync(LoadOf(parsed, options), folder.FullName, isJson, Json, cancellation)
                : parsed.GetValue(options.Scaling) ? ScalingCommand.RunAsync(folder.FullName, parsed.GetValue(options.Pairs), cancellation)
                : CampaignCommand.RunAsync(CampaignOf(parsed, options, folder.FullName), isJson, Json, cancellation));
        }
        catch (CampaignException exception)
        {
            Console.Error.WriteLine($"cluster: {exception.Message}");
            return 1;
        }
        finally
        {
            if (keep is null) { folder.Delete(recursive: true); }
        }
    }

    private static LoadOptions LoadOf(ParseResult parsed, ClusterOptions options) => new(
        parsed.GetValue(options.Slots), LoadProcesses, parsed.GetValue(options.Rate), LoadSeconds, parsed.GetValue(options.Trials), parsed.GetValue(options.Restart));

    private static CampaignOptions CampaignOf(ParseResult parsed, ClusterOptions options, string folder)
    {
        var faults = parsed.GetValue(options.Faults);
        var length = parsed.GetValue(options.Minutes) is > 0 and var given ? TimeSpan.FromMinutes(given) : TimeSpan.FromSeconds(faults * SecondsPerFault);
        var chosen = ClusterOptions.Split(parsed.GetValue(options.Sweeps));
        return new(
            faults, parsed.GetValue(options.Seed), length, parsed.GetValue(options.Workers),
            [.. CampaignSweep.All.Where(sweep => chosen.Contains(sweep.Name))], !parsed.GetValue(options.NoRoot), parsed.GetValue(options.Tls), folder);
    }
}
