using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Native;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// Mean cross-entropy of softmax(x W) in nats, plus decay / 2 times the squares of all rows of W but the last, the biases. The inputs are
/// read once for the value and the gradient, a block at a time. Weights have whole vectors of columns; those past the classes are 0.
/// </summary>
internal sealed unsafe class LogisticLoss : IDisposable
{
    // 66 KB of 65 floats each, which stay in the second cache from the scores to the gradient.
    private const int BlockSize = 256;

    private readonly Tensor _inputs;
    private readonly byte[] _labels;
    private readonly Tensor _decay;
    private readonly int _units;
    private readonly int _classes;
    private readonly int _columns;
    private readonly NativeFloats _scores;

    /// <param name="inputs">[n, units + 1], contiguous floats on the CPU, the last column ones; the caller's, and to outlive this.</param>
    /// <param name="labels">n classes.</param>
    /// <param name="classes">How many there are.</param>
    /// <param name="decay">The weight of the squares.</param>
    public LogisticLoss(Tensor inputs, byte[] labels, int classes, double decay)
    {
        (_inputs, _labels, _classes) = (inputs, labels, classes);
        (_units, _columns) = ((int)inputs.shape[1], Lanes.RoundUp(classes));
        _scores = new(BlockSize * _columns);
        Start = zeros(_units, _columns);
        _decay = cat([ones(_units - 1, 1), zeros(1, 1)]).Multiply(decay);
    }

    /// <summary>Zero weights: [units + 1, columns], in the dispose scope of whoever made this.</summary>
    public Tensor Start { get; }

    /// <summary>The loss and its gradient at <paramref name="weights"/>; the gradient lives in the caller's dispose scope.</summary>
    public (double Loss, Tensor Gradient) Evaluate(Tensor weights)
    {
        using var scope = NewDisposeScope();
        var gradient = zeros_like(weights);
        var entropy = AddBlocks(TensorMemory.Floats(weights), TensorMemory.Floats(gradient)) / _labels.Length;
        var decayed = weights.mul(_decay);
        gradient.Divide(_labels.Length).Add(decayed);
        return (entropy + decayed.mul(weights).sum().item<float>() / 2, gradient.MoveToOuterDisposeScope());
    }

    /// <summary>The class with the largest score of each row, the first of several.</summary>
    /// <param name="inputs">As those of the constructor.</param>
    /// <param name="weights">[units + 1, columns].</param>
    public long[] Classify(Tensor inputs, Tensor weights)
    {
        using var scope = NewDisposeScope();
        return inputs.mm(weights.narrow(1, 0, _classes)).argmax(1).data<long>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _scores.Dispose();

    // Sums of all rows.
    private double AddBlocks(float* weights, float* gradient)
    {
        var inputs = TensorMemory.Floats(_inputs);
        var entropy = 0.0;
        for (var row = 0; row < _labels.Length; row += BlockSize)
        {
            var labels = _labels.AsSpan(row, Math.Min(BlockSize, _labels.Length - row));
            entropy += AddBlock(inputs + (long)row * _units, labels, weights, gradient);
        }

        GC.KeepAlive(_inputs);
        return entropy;
    }

    private double AddBlock(float* inputs, ReadOnlySpan<byte> labels, float* weights, float* gradient)
    {
        MatrixView block = new(inputs, _units), scores = new(_scores.Pointer, _columns);
        MatrixProduct.Multiply(block, new(weights, _columns), 0, scores, (labels.Length, _columns, _units));
        var entropy = SoftmaxKernel.Subtract(_scores.Pointer, labels, _classes);
        MatrixProduct.Multiply(block.Transposed, scores, 1, new(gradient, _columns), (_units, _columns, labels.Length));
        return entropy;
    }
}
