using System.CommandLine;
using System.Text.Json;
using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Digests;
using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>digest EXPERIMENT</c>: one SHA-256 that two runs of one specification share.</summary>
internal static class DigestVerb
{
    private static readonly string[] KindMembers = ["architecture", "vendor", "vectors", "product", "torch", "device"];

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
        var experiment = (await reader.FindExperimentAsync(id, cancellation))!.Summary;
        if (!Abstractions.Experiments.ExperimentTransitions.IsEnded(experiment.State))
        {
            Console.Error.WriteLine($"The experiment is {experiment.State}: its digest changes until it ends.");
        }

        var kinds = new SortedSet<string>(StringComparer.Ordinal);
        var trials = await Paging.AllAsync((after, size) => reader.ListTrialsAsync(id, new(After: after, Limit: size), cancellation));
        foreach (var trial in trials)
        {
            var detail = (await reader.FindTrialAsync(id, trial.Number, cancellation))!;
            kinds.UnionWith(detail.Attempts.Select(attempt => DescribeKind(attempt.Environment)));
        }

        foreach (var kind in kinds) { Console.Error.WriteLine($"machine kind: {kind}"); }

        if (kinds.Count > 1) { Console.Error.WriteLine("Machine kinds are mixed: another run may give other bits."); }
    }

    /// <summary>The parts of an attempt's environment on which bits depend.</summary>
    internal static string DescribeKind(string environment)
    {
        using var json = JsonDocument.Parse(environment);
        return string.Join(", ", KindMembers.Select(member => json.RootElement.TryGetProperty(member, out var value) ? value.ToString() : $"no {member}"));
    }
}
