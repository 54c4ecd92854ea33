using System.CommandLine;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Cluster;
using Orchestrator.Grains.Digests;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>digest EXPERIMENT</c>: one SHA-256 that two runs of one specification share.</summary>
internal static class DigestVerb
{
    public static Command Create()
    {
        var (id, database, output) = (SharedOptions.Experiment(), SharedOptions.Database(), SharedOptions.Output());
        var verbose = new Option<bool>("--verbose") { Description = "Prints every part before it, so that two digests can be compared line by line." };
        var command = new Command("digest", "Prints one SHA-256 over everything that must be equal between two runs of an experiment.")
        {
            id, database, verbose, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetValue(database)!;
            using var reader = ReadingVerb.Open(file);
            var experiment = await ReadingVerb.ResolveAsync(reader, parsed.GetValue(id)!, file, cancellation);
            await PrintAsync(reader, experiment, parsed.GetValue(verbose), parsed.GetValue(output), cancellation);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task PrintAsync(
        IExperimentReader reader, string id, bool isVerbose, OutputFormat format, CancellationToken cancellation)
    {
        var parts = ExperimentDigest.ListPartsAsync(reader, id, cancellation);
        var digest = await ExperimentDigest.HashAsync(isVerbose ? Printing(parts) : parts);
        if (format == OutputFormat.Table) { Console.WriteLine(digest); }
        else { Data.Print(format, new { Experiment = id, Digest = digest }, () => new DataTable(["experiment", "digest"]).Add(id, digest)); }

        await WarnAsync(reader, id, cancellation);
    }

    private static async IAsyncEnumerable<string> Printing(IAsyncEnumerable<string> parts)
    {
        await foreach (var part in parts)
        {
            Console.WriteLine(part);
            yield return part;
        }
    }

    private static async Task WarnAsync(IExperimentReader reader, string id, CancellationToken cancellation)
    {
        var detail = (await reader.FindExperimentAsync(id, cancellation))!;
        var experiment = detail.Summary;
        if (!Abstractions.Experiments.ExperimentTransitions.IsEnded(experiment.State))
        {
            Console.Error.WriteLine($"The experiment is {experiment.State}: its digest changes until it ends.");
        }

        if (detail.Spec.HasTimeBudget && experiment.State == Abstractions.Experiments.ExperimentState.Stopped)
        {
            Console.Error.WriteLine("It has a budget of time and was stopped: another run may have other trials.");
        }

        var environments = await reader.ListEnvironmentsAsync(id, cancellation);
        var kinds = environments.Select(MachineKinds.WithDevice).Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var kind in kinds) { Console.Error.WriteLine($"machine kind: {kind}"); }

        if (kinds.Count > 1) { Console.Error.WriteLine("Machine kinds are mixed: another run may give other bits."); }
    }
}
