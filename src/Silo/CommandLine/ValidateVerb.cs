using System.CommandLine;
using Orchestrator.Abstractions.Trials;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Remote;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>validate FILE</c>: checks a sweep file and shows what it would run.</summary>
internal static class ValidateVerb
{
    public static Command Create()
    {
        var (file, set, data, download) = (SharedOptions.SweepFile(), SharedOptions.Set(), SharedOptions.DataDirectory(), SharedOptions.Download());
        var (database, output) = (SharedOptions.Database(), SharedOptions.Output());
        var server = new Option<string?>("--server") { Description = "Checks it against the experiments of the head at this address.", HelpName = "URL" };
        var access = UserAccess.TokenFile();
        var command = new Command("validate", "Checks a sweep file, counts its trials and shows five of its settings; starts nothing.")
        {
            file, set, data, download, database, server, access, output,
        };
        UserAccess.NeedsServer(command, access, server);
        command.Validators.Add(result =>
        {
            if (result.GetResult(server) is not null && result.GetResult(database) is { Implicit: false }) { result.AddError("--database is the head's affair and does not go with --server."); }
        });
        command.SetAction(async (parsed, cancellation) =>
        {
            var address = parsed.GetValue(server);
            var request = new SweepRequest(parsed.GetValue(file)!, parsed.GetValue(set) ?? [], parsed.GetValue(data), parsed.GetValue(download))
            {
                Database = address is null ? parsed.GetValue(database) : null,
            };
            var sweep = await SweepLoader.LoadAsync(request, cancellation);
            Print(parsed.GetValue(output), address is null
                ? SweepReport.Of(sweep.Spec)
                : await RemoteValidation.AskAsync(request, sweep, address, parsed.GetValue(access), cancellation));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(OutputFormat format, SweepReport report)
    {
        if (format == OutputFormat.Table) { PrintHead(report); }

        Data.Print(format, report, () => ToTable(report.Sampled));
    }

    private static void PrintHead(SweepReport report)
    {
        Console.WriteLine($"{report.Name}: {Words.Count(report.Trials, "trial")} of {Words.Count(report.Settings, "setting")}, {report.Method.ToString().ToLowerInvariant()} search");
        foreach (var set in report.DataSets) { Console.WriteLine($"data set {set.Name}: {set.TrainCount} training and {Words.Count(set.TestCount, "test image")}"); }

        foreach (var choice in report.Samplers) { Console.WriteLine($"sampler of {choice}"); }

        Console.WriteLine($"memory: about {Words.Bytes(report.Memory.Shared)}, and {Words.Bytes(report.Memory.PerSlot)} a slot");
        Console.WriteLine();
    }

    private static DataTable ToTable(IEnumerable<TrialSpec> trials)
    {
        var table = new DataTable(["trial", "model", "parameters"]);
        foreach (var trial in trials) { table.Add(trial.Number.ToString(), trial.Model, Words.Parameters(trial.Parameters)); }

        return table;
    }
}
