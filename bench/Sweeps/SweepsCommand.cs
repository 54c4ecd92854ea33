using System.CommandLine;
using System.Globalization;

namespace Orchestrator.Bench.Sweeps;

/// <summary>
/// <c>sweeps --data-dir D [--studies sparse,denoising] [--seeds 10] [--first-seed 0]</c>: in how many epochs the default Bayesian sampler with ASHA
/// finds what random search of whole trials finds, on MNIST, by the executable itself.
/// </summary>
internal static class SweepsCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--data-dir") { Description = "A folder with MNIST's four files.", Required = true };
        var studies = new Option<string?>("--studies") { Description = $"Names with commas between, of {string.Join(", ", Study.All.Select(study => study.Name))}; by default all." };
        var seeds = Number("--seeds", 10, "Pairs of sweeps.");
        var first = Number("--first-seed", 0, "The first pair's seed; the others follow.", least: 0);
        var trials = Number("--trials", 27, "Trials of each sweep.");
        var epochs = Number("--epochs", 9, "Epochs of a whole trial.");
        var slots = Number("--slots", 2, "Trials at once.");
        var parallelism = Number("--parallelism", 4, "The window of the Bayesian sweep.");
        var command = new Command("sweeps", "Epochs that the Bayesian sampler with ASHA needs for what random search finds, on MNIST.")
        {
            folder, studies, seeds, first, trials, epochs, slots, parallelism,
        };
        command.SetAction((parsed, cancellation) => RunAsync(
            [.. Study.All.Where(study => parsed.GetValue(studies)?.Split(',').Contains(study.Name) ?? true)],
            new(parsed.GetValue(folder)!, parsed.GetValue(first), parsed.GetValue(seeds), parsed.GetValue(trials), parsed.GetValue(epochs), parsed.GetValue(slots), parsed.GetValue(parallelism)),
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

    private static async Task<int> RunAsync(IReadOnlyList<Study> studies, SweepOptions options, CancellationToken cancellation)
    {
        Console.WriteLine("| study | seed | random: epochs | best | bayes with asha: best in a quarter | epochs for random's best | share |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var study in studies)
        {
            List<SweepPair> pairs = [];
            for (var seed = options.FirstSeed; seed < options.FirstSeed + options.Seeds; seed++) { pairs.Add(await MeasureAsync(study, options, seed, cancellation)); }

            PrintMedians(study, pairs);
        }

        return 0;
    }

    private static async Task<SweepPair> MeasureAsync(Study study, SweepOptions options, int seed, CancellationToken cancellation)
    {
        var random = await SweepRun.RunAsync(study, study.Random(options, seed), options, cancellation);
        var bayes = await SweepRun.RunAsync(study, study.Bayes(options, seed), options, cancellation);
        var pair = SweepPair.Of(seed, random, bayes);
        Print(study.Name, $"{seed}", pair.RandomEpochs, pair.RandomBest, pair.QuarterBest, $"{pair.Epochs}", pair.Share);
        return pair;
    }

    private static void PrintMedians(Study study, IReadOnlyList<SweepPair> pairs) => Print(
        study.Name,
        "median",
        Median.Of(pairs.Select(pair => (double)pair.RandomEpochs)),
        Median.Of(pairs.Select(pair => pair.RandomBest)),
        Median.Of(pairs.Select(pair => pair.QuarterBest)),
        "",
        Median.Of(pairs.Select(pair => pair.Share)));

    private static void Print(string study, string seed, double randomEpochs, double randomBest, double quarterBest, string epochs, double share) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {study} | {seed} | {randomEpochs:F0} | {randomBest:G4} | {quarterBest:G4} | {epochs} | {share:F2} |"));
}
