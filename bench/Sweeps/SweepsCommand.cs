using System.CommandLine;
using System.Globalization;
using Orchestrator.Bench.Cluster.Processes;
using Orchestrator.Bench.Sweeps.Recorded;

namespace Orchestrator.Bench.Sweeps;

/// <summary>
/// <c>sweeps --data-dir D [--studies sparse,denoising] [--seeds 10] [--first-seed 0]</c>: in how many epochs the default Bayesian sampler with ASHA
/// finds what random search of whole trials finds, on MNIST, by the executable itself; <c>--at-once N</c> measures so many pairs beside each other; <c>--keep F</c> keeps
/// their databases, so that what was stopped goes on. <c>sweeps --curves F --studies denoising --seeds 200</c>
/// looks trials up in a finished grid in place of training them.
/// </summary>
internal static class SweepsCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--data-dir") { Description = "A folder with MNIST's four files.", DefaultValueFactory = _ => "" };
        var curves = new Option<string?>("--curves") { Description = "In place of training: the database of a finished grid of whole trials, from which sweeps of one study are simulated." };
        var noise = new Option<double>("--noise") { Description = "With --curves: how far a trial's values lie from the recorded ones, as a share of them.", DefaultValueFactory = _ => 0.01 };
        var studies = new Option<string?>("--studies") { Description = $"Names with commas between, of {string.Join(", ", Study.All.Select(study => study.Name))}; by default all." };
        var seeds = Number("--seeds", 10, "Pairs of sweeps.");
        var first = Number("--first-seed", 0, "The first pair's seed; the others follow.", least: 0);
        var trials = Number("--trials", 54, "Trials of each sweep.");
        var epochs = Number("--epochs", 9, "Epochs of a whole trial.");
        var slots = Number("--slots", 2, "Trials at once.");
        var parallelism = Number("--parallelism", 2, "The window of the Bayesian sweep.");
        var atOnce = Number("--at-once", 1, "Pairs that are measured beside each other, each with --slots of its own; what is found does not depend on it.");
        var keep = new Option<string?>("--keep") { Description = "A folder where the sweeps' databases stay: what is finished there is not run again, what is not goes on." };
        var command = new Command("sweeps", "Epochs that the Bayesian sampler with ASHA needs for what random search finds, on MNIST.")
        {
            folder, curves, noise, studies, seeds, first, trials, epochs, slots, parallelism, atOnce, keep,
        };
        command.Validators.Add(result =>
        {
            if (result.GetResult(folder) is not { Implicit: false } && result.GetResult(curves) is null) { result.AddError("sweeps needs --data-dir or --curves."); }
        });
        command.SetAction((parsed, cancellation) => RunAsync(
            [.. Study.All.Where(study => parsed.GetValue(studies)?.Split(',').Contains(study.Name) ?? true)],
            new(parsed.GetValue(folder)!, parsed.GetValue(first), parsed.GetValue(seeds), parsed.GetValue(trials), parsed.GetValue(epochs), parsed.GetValue(slots), parsed.GetValue(parallelism), parsed.GetValue(atOnce), parsed.GetValue(keep)),
            parsed.GetValue(curves) is { } recorded ? new RecordedStudy(CurveTable.Read(recorded), parsed.GetValue(noise)) : null,
            cancellation));
        return command;
    }

    private static Option<int> Number(string name, int value, string description, int least = 1)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < least) { result.AddError($"{name} must be at least {least}."); }
        });
        return option;
    }

    private static async Task<int> RunAsync(IReadOnlyList<Study> studies, SweepOptions options, RecordedStudy? recorded, CancellationToken cancellation)
    {
        if (recorded is null && Executable.FindProblem() is { } problem)
        {
            Console.Error.WriteLine($"sweeps: {problem}");
            return 1;
        }

        Console.WriteLine("| study | seed | random: epochs | best | on test images | bayes with asha: best in a quarter | on test images | epochs for random's best | share |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        foreach (var study in studies)
        {
            var pairs = await MeasureAllAsync(study, options, recorded, cancellation);
            PrintMedians(study, pairs);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"in a quarter of the epochs: {pairs.Count(pair => pair.Share <= 0.25)} of {pairs.Length}"));
        }

        return 0;
    }

    private static async Task<SweepPair[]> MeasureAllAsync(Study study, SweepOptions options, RecordedStudy? recorded, CancellationToken cancellation)
    {
        var pairs = new SweepPair[options.Seeds];
        await Parallel.ForAsync(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = options.AtOnce, CancellationToken = cancellation }, async (index, stop) =>
        {
            var seed = options.FirstSeed + index;
            pairs[index] = recorded?.Measure(study, options, seed) ?? await MeasureAsync(study, options, seed, stop);
        });
        return pairs;
    }

    private static async Task<SweepPair> MeasureAsync(Study study, SweepOptions options, int seed, CancellationToken cancellation)
    {
        var random = await SweepRun.RunAsync(study, $"{study.Name}-random-{seed}", study.Random(options, seed), options, cancellation);
        var bayes = await SweepRun.RunAsync(study, $"{study.Name}-bayes-{seed}", study.Bayes(options, seed), options, cancellation);
        var pair = SweepPair.Of(seed, random, bayes);
        Print(study.Name, $"{seed}", pair.RandomEpochs, pair.Random, pair.Quarter, $"{pair.Epochs}", pair.Share);
        return pair;
    }

    private static void PrintMedians(Study study, IReadOnlyList<SweepPair> pairs) => Print(
        study.Name,
        "median",
        Median.Of(pairs.Select(pair => (double)pair.RandomEpochs)),
        MedianOf(pairs.Select(pair => pair.Random)),
        MedianOf(pairs.Select(pair => pair.Quarter)),
        "",
        Median.Of(pairs.Select(pair => pair.Share)));

    private static FoundTrial MedianOf(IEnumerable<FoundTrial> trials) =>
        new(0, Median.Of(trials.Select(trial => trial.Value)), Median.Of(trials.Select(trial => trial.Test)));

    private static void Print(string study, string seed, double randomEpochs, FoundTrial random, FoundTrial quarter, string epochs, double share) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {study} | {seed} | {randomEpochs:F0} | {random.Value:G4} | {random.Test:G4} | {quarter.Value:G4} | {quarter.Test:G4} | {epochs} | {share:F2} |"));
}
