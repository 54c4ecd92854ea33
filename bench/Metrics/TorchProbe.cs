using Orchestrator.Models.Metrics;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Bench.Metrics;

/// <summary>The linear probe in torch's operators: the baseline of <see cref="LinearProbe"/>, with the same minimizer.</summary>
internal static class TorchProbe
{
    /// <summary>The accuracy on each test set.</summary>
    public static IReadOnlyList<double> Accuracies(LabeledCodes training, params IReadOnlyList<LabeledCodes> tests)
    {
        using var scope = NewDisposeScope();
        using var withoutGradients = no_grad();
        var standardization = new Standardization(training.Codes);
        var (inputs, classes) = (standardization.Apply(training.Codes), training.Labels.Max() + 1);
        var labels = tensor(training.Labels.Select(label => (long)label).ToArray()).view(-1, 1);
        var targets = nn.functional.one_hot(labels.view(-1), classes).to(float32);
        var decay = cat([ones(inputs.shape[1] - 1, 1), zeros(1, 1)]).Multiply(1e-4);
        var weights = Lbfgs.Minimize(at => Evaluate(inputs, labels, targets, decay, at), zeros(inputs.shape[1], classes));
        return [.. tests.Select(test => Accuracy(standardization.Apply(test.Codes).mm(weights), test.Labels))];
    }

    private static (double Loss, Tensor Gradient) Evaluate(Tensor inputs, Tensor labels, Tensor targets, Tensor decay, Tensor weights)
    {
        using var scope = NewDisposeScope();
        var logProbabilities = nn.functional.log_softmax(inputs.mm(weights), 1);
        var entropy = -logProbabilities.gather(1, labels).mean().item<float>();
        var decayed = weights.mul(decay);
        var gradient = inputs.t().mm(logProbabilities.exp().sub_(targets)).Divide(inputs.shape[0]).Add(decayed);
        return (entropy + decayed.mul(weights).sum().item<float>() / 2, gradient.MoveToOuterDisposeScope());
    }

    private static double Accuracy(Tensor scores, byte[] labels) =>
        scores.argmax(1).data<long>().ToArray().Zip(labels, (guess, label) => guess == label).Count(right => right) / (double)labels.Length;
}
