namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>class_kl</c>: how far the classes of generated images are from those of real ones, in nats, 0 for equal shares: the sum over classes
/// of p log(p / q), p a class's share of the generated images in the classifier's eyes, q its share of the real ones by their
/// labels. A class that the real images lack counts as one image of them. On MNIST a missing class gives about 0.1, a single
/// class 2.2 to 2.4.
/// </summary>
internal static class ClassDivergence
{
    /// <summary>The divergence of two histograms over the same classes.</summary>
    /// <param name="generated">Images of each class, at least one in all.</param>
    /// <param name="real">Images of each class, at least one in all.</param>
    public static double Between(IReadOnlyList<int> generated, IReadOnlyList<int> real)
    {
        var (all, allReal) = ((double)generated.Sum(), (double)real.Sum());
        return Math.Max(0, generated.Zip(real, (count, realCount) => Term(count / all, Math.Max(1, realCount) / allReal)).Sum());
    }

    private static double Term(double share, double realShare) => share == 0 ? 0 : share * Math.Log(share / realShare);
}
