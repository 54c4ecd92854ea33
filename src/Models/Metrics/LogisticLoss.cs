using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// Mean cross-entropy of softmax(x W) in nats, plus decay / 2 times the squares of all rows of W but the last, the biases.
/// </summary>
internal sealed class LogisticLoss
{
    private readonly Tensor _inputs;
    private readonly Tensor _labels;
    private readonly Tensor _targets;
    private readonly Tensor _decay;

    /// <param name="inputs">[n, units + 1], the last column ones. What is made of it lives in the caller's dispose scope.</param>
    /// <param name="labels">n classes.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="decay">The weight of the squares.</param>
    public LogisticLoss(Tensor inputs, byte[] labels, int classes, double decay)
    {
        _inputs = inputs;
        _labels = tensor(labels.Select(label => (long)label).ToArray()).view(-1, 1);
        _targets = nn.functional.one_hot(_labels.view(-1), classes).to(float32);
        Start = zeros(inputs.shape[1], classes);
        _decay = cat([ones(inputs.shape[1] - 1, 1), zeros(1, 1)]).Multiply(decay);
    }

    /// <summary>Zero weights: [units + 1, classes].</summary>
    public Tensor Start { get; }

    /// <summary>The loss and its gradient at <paramref name="weights"/>; the gradient lives in the caller's dispose scope.</summary>
    public (double Loss, Tensor Gradient) Evaluate(Tensor weights)
    {
        using var scope = NewDisposeScope();
        var logProbabilities = nn.functional.log_softmax(_inputs.mm(weights), 1);
        var entropy = -logProbabilities.gather(1, _labels).mean().item<float>();
        var decayed = weights.mul(_decay);
        var gradient = _inputs.t().mm(logProbabilities.exp().sub_(_targets)).Divide(_inputs.shape[0]).Add(decayed);
        return (entropy + decayed.mul(weights).sum().item<float>() / 2, gradient.MoveToOuterDisposeScope());
    }
}
