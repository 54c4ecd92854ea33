using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Native;

namespace Orchestrator.Bench.Metrics;

/// <summary>
/// <c>metrics [--count 55000] [--units 64] [--rounds 7]</c>: what the dear metrics take, beside the same in torch's operators on one
/// thread: 5,000 images of selection and, for those of a code, 10,000 test images, as a trial on MNIST has.
/// </summary>
internal static class MetricsCommand
{
    private const int Selection = 5_000;
    private const int Test = 10_000;
    private const double MostDifference = 1e-3;

    public static Command Create()
    {
        var count = new Option<int>("--count") { Description = "Training codes.", DefaultValueFactory = _ => 55_000 };
        var units = new Option<int>("--units") { Description = "Units of a code.", DefaultValueFactory = _ => 64 };
        var rounds = new Option<int>("--rounds") { Description = "Rounds after a warm-up.", DefaultValueFactory = _ => 7 };
        var command = new Command("metrics", "What probe_accuracy, knn_accuracy and figures of reconstructions take, beside torch's operators.") { count, units, rounds };
        command.SetAction(parsed => Run(parsed.GetValue(count), parsed.GetValue(units), parsed.GetValue(rounds)));
        return command;
    }

    private static int Run(int count, int units, int rounds)
    {
        TorchRuntime.EnsureLoaded();
        TorchSharp.torch.set_num_threads(1);
        var training = MadeCodes.Of(count, units, 2);
        LabeledCodes[] tests = [MadeCodes.Of(Selection, units, 3), MadeCodes.Of(Test, units, 4)];
        Console.WriteLine("| metric | values | seconds | torch's operators | ratio (least to most) |");
        Console.WriteLine("|---|---|---:|---:|---:|");
        Compare("probe_accuracy", rounds, () => LinearProbe.Accuracies(training, tests), () => TorchProbe.Accuracies(training, tests));
        Compare(
            "knn_accuracy",
            rounds,
            () => [.. tests.Select(test => NearestNeighbors.Accuracy(training, test))],
            () => [.. tests.Select(test => TorchNeighbors.Accuracy(training, test))]);
        var images = MadeReconstructions.Of(Selection, 5);
        Compare("ssim", rounds, () => [Similarity(images)], () => [TorchSimilarity.Of(images)]);
        Compare("bce", rounds, () => [CrossEntropy(images)], () => [TorchCrossEntropy.Of(images)]);
        Compare("output variance", rounds, () => [Variance(images)], () => [TorchVariance.Of(images)]);
        return 0;
    }

    private static double Similarity(ReconstructionChunk images)
    {
        var similarity = new StructuralSimilarity();
        similarity.Add(images);
        return similarity.Value;
    }

    private static double CrossEntropy(ReconstructionChunk images)
    {
        var entropy = new PixelCrossEntropy();
        entropy.Add(images);
        return entropy.Value;
    }

    private static double Variance(ReconstructionChunk images)
    {
        var variance = new OutputVariance();
        variance.Add(images);
        return variance.Value;
    }

    private static void Compare(string metric, int rounds, Func<IReadOnlyList<double>> own, Func<IReadOnlyList<double>> torch)
    {
        var values = own();
        if (values.Zip(torch()).Any(pair => Math.Abs(pair.First - pair.Second) > MostDifference)) { throw new InvalidOperationException($"{metric}: torch's operators give another value."); }

        var pairs = Enumerable.Range(0, rounds).Select(_ => (Own: Seconds(own), Torch: Seconds(torch))).ToArray();
        var ratios = pairs.Select(pair => pair.Torch / pair.Own).ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {metric} | {string.Join(", ", values.Select(value => $"{value:F4}"))} | {Median.Of(pairs.Select(pair => pair.Own)):F3} | {Median.Of(pairs.Select(pair => pair.Torch)):F3} | {Median.Of(ratios):F1} ({ratios.Min():F1} to {ratios.Max():F1}) |"));
    }

    private static double Seconds(Func<IReadOnlyList<double>> work)
    {
        var watch = Stopwatch.StartNew();
        _ = work();
        return watch.Elapsed.TotalSeconds;
    }
}
