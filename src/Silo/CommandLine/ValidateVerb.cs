using System.CommandLine;
using Orchestrator.Abstractions.Experiments;
using Orchestrator.Grains.Search;
using Orchestrator.Grains.Sweeps;
using Orchestrator.Grains.Trials;
using Orchestrator.Silo.Output;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.CommandLine;

/// <summary><c>validate FILE</c>: checks a sweep file and shows what it would run.</summary>
internal static class ValidateVerb
{
    private const int SampledSettings = 5;

    public static Command Create()
    {
        var (file, set, data, download) = (SharedOptions.SweepFile(), SharedOptions.Set(), SharedOptions.DataDirectory(), SharedOptions.Download());
        var (database, output) = (SharedOptions.Database(), SharedOptions.Output());
        var command = new Command("validate", "Checks a sweep file, counts its trials and shows five of its settings; starts nothing.")
        {
            file, set, data, download, database, output,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var sweep = await SweepLoader.LoadAsync(
                new(parsed.GetValue(file)!, parsed.GetValue(set) ?? [], parsed.GetValue(data), parsed.GetValue(download))
                {
                    Database = parsed.GetValue(database),
                },
                cancellation);
            Print(parsed.GetValue(output), sweep.Spec);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Print(OutputFormat format, ExperimentSpec spec)
    {
        var plan = SearchPlan.For(spec);
        var footprint = SweepFootprint.Of(spec);
        var sampled = plan.SampleSettings(SampledSettings);
        if (format == OutputFormat.Table)
        {
            Console.WriteLine($"{spec.Name}: {Words.Count(plan.Planned, "trial")} of {Words.Count(plan.Settings, "setting")}, {spec.Method.ToString().ToLowerInvariant()} search");
            foreach (var set in spec.DataSets) { Console.WriteLine($"data set {set.Name}: {set.TrainCount} training and {Words.Count(set.TestCount, "test image")}"); }

            foreach (var choice in plan.ExplainSamplers()) { Console.WriteLine($"sampler of {choice}"); }

            Console.WriteLine($"memory: about {Words.Bytes(footprint.Shared)}, and {Words.Bytes(footprint.PerSlot)} a slot");
            Console.WriteLine();
        }

        Data.Print(
            format,
            new { spec.Name, Trials = plan.Planned, plan.Settings, SpecHash = SpecHash.Of(spec), spec.DataSets, Samplers = plan.ExplainSamplers(), WarmStart = spec.WarmStart?.Sources, Memory = footprint, Sampled = sampled },
            () => ToTable(sampled));
    }

    private static DataTable ToTable(IEnumerable<Abstractions.Trials.TrialSpec> trials)
    {
        var table = new DataTable(["trial", "model", "parameters"]);
        foreach (var trial in trials) { table.Add(trial.Number.ToString(), trial.Model, Words.Parameters(trial.Parameters)); }

        return table;
    }
}
