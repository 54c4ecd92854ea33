using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// The dear figures of a code, measured after the last epoch and where rungs compare them. They learn from as many training codes
/// as hold 2^24 numbers together, spread evenly (60,000 up to a code of 279), and the neighbours are sought for as many test codes
/// as take 4 x 10^10 multiplications together (10,000 of 60,000 x 64). So a trial spends seconds on them at most, beside the
/// forward passes.
/// </summary>
internal static class CodeMetrics
{
    private const long MostNumbers = 1 << 24;
    private const double MostMultiplications = 4e10;

    /// <summary>How many training codes to learn from.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="units">Units of a code.</param>
    public static int TrainingCount(int count, long units) => (int)Math.Min(count, Math.Max(1, MostNumbers / units));

    /// <summary>The metrics of each test set, in the order of <see cref="Catalog.FamilyCatalog.CodeMetrics"/>.</summary>
    /// <param name="wanted">Names of metrics; others than these are not measured.</param>
    /// <param name="training">What they learn from.</param>
    /// <param name="tests">What they are measured on.</param>
    public static IReadOnlyList<IReadOnlyList<KeyValuePair<string, double>>> Measure(
        IReadOnlyList<string> wanted, LabeledCodes training, params IReadOnlyList<LabeledCodes> tests)
    {
        using var scope = NewDisposeScope();
        var metrics = tests.Select(_ => new List<KeyValuePair<string, double>>()).ToArray();
        Add("probe_accuracy", () => LinearProbe.Accuracies(training, tests));
        Add("knn_accuracy", () => tests.Select(test => NearestNeighbors.Accuracy(training, Cut(test, training))));
        return metrics;

        void Add(string name, Func<IEnumerable<double>> measure)
        {
            if (!wanted.Contains(name)) { return; }

            foreach (var (list, value) in metrics.Zip(measure())) { list.Add(new(name, value)); }
        }
    }

    private static LabeledCodes Cut(LabeledCodes test, LabeledCodes training)
    {
        var count = (int)Math.Clamp(MostMultiplications / training.Codes.numel(), 1, test.Labels.Length);
        return new(test.Codes.narrow(0, 0, count), test.Labels[..count]);
    }
}
