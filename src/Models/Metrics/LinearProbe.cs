using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>probe_accuracy</c>: the share of test codes, 0 to 1, that a linear classifier of the code gets right: multinomial logistic
/// regression on units brought to mean 0 and deviation 1 by the training codes, cross-entropy in nats plus half of 1e-4 times
/// the sum of squared weights (biases are free), from zero weights by a fixed number of steps of L-BFGS. Full
/// batches and no random number, so that equal codes give equal accuracies.
/// </summary>
internal static class LinearProbe
{
    private const double WeightDecay = 1e-4;

    /// <summary>The accuracy on each test set, of one classifier.</summary>
    /// <param name="training">What it learns from.</param>
    /// <param name="tests">What it classifies.</param>
    public static IReadOnlyList<double> Accuracies(LabeledCodes training, params IReadOnlyList<LabeledCodes> tests)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var standardization = new Standardization(training.Codes);
        var classes = Math.Max(training.Labels.Max(), tests.Max(test => test.Labels.Max())) + 1;
        using var loss = new LogisticLoss(standardization.Apply(training.Codes), training.Labels, classes, WeightDecay);
        var weights = Lbfgs.Minimize(loss.Evaluate, loss.Start);
        return [.. tests.Select(test => Accuracy(loss.Classify(standardization.Apply(test.Codes), weights), test.Labels))];
    }

    private static double Accuracy(long[] guesses, byte[] labels) =>
        guesses.Zip(labels, (guess, label) => guess == label).Count(right => right) / (double)labels.Length;
}
