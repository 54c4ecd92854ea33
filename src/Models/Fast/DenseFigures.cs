using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Measures how a dense autoencoder reconstructs a chunk of images; see <see cref="ReconstructionFigures"/>.</summary>
internal sealed unsafe class DenseFigures : IDisposable
{
    private readonly IReadOnlyList<DenseLayer> _layers;
    private readonly DenseLoss _loss;
    private readonly DenseBatch _batch;
    private readonly DenseContraction? _contraction;

    /// <param name="layers">The network's layers.</param>
    /// <param name="loss">What it is trained on.</param>
    /// <param name="size">The most images in a chunk.</param>
    public DenseFigures(IReadOnlyList<DenseLayer> layers, DenseLoss loss, int size)
    {
        (_layers, _loss) = (layers, loss);
        _batch = new(layers, size);
        _contraction = loss.ContractionWeight > 0 ? new(layers[0], loss.ContractionWeight) : null;
    }

    /// <summary>The figures of a chunk.</summary>
    /// <param name="inputs">[count, 784].</param>
    /// <param name="targets">[count, 784] in [0, 1]; may be the inputs.</param>
    /// <param name="count">Images.</param>
    public ReconstructionFigures Of(float* inputs, float* targets, int count)
    {
        _batch.Forward(inputs, count);
        var (squares, psnr, loss) = (0.0, 0.0, 0.0);
        for (var row = 0; row < count; row++)
        {
            var (error, rowLoss) = Errors(targets, row);
            squares += error;
            psnr += ImageErrors.Psnr(error);
            loss += rowLoss;
        }

        var (code, units) = (_layers[_loss.CodeLayer - 1], (double)count * _layers[_loss.CodeLayer - 1].Units);
        var sum = HiddenKernel.Sum(_batch.Values(_loss.CodeLayer), count, code.Units);
        var zeros = 1 - FigureKernel.CountAbove(_batch.Values(_loss.CodeLayer), (float)Codes.Zero, count, code.Units) / units;
        return new(loss / count + Penalties(sum, count), squares / count, psnr / count, sum / units, zeros);
    }

    /// <summary>What the network made of the chunk that was measured last, in the caller's dispose scope.</summary>
    /// <param name="target">[count, 784] in [0, 1].</param>
    public ReconstructionChunk Reconstruct(Tensor target)
    {
        var count = (int)target.shape[0];
        var (logits, output) = (empty(count, LabeledImages.PixelCount), empty(count, LabeledImages.PixelCount));
        FigureKernel.Reconstruct(
            _batch.Values(_layers.Count), _layers[^1].Biases, TensorMemory.Floats(logits), TensorMemory.Floats(output), count, LabeledImages.PixelCount);
        return new(logits, output, target, CopyCode(count));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _contraction?.Dispose();
    }

    private Tensor CopyCode(int count)
    {
        var units = _layers[_loss.CodeLayer - 1].Units;
        var code = empty(count, units);
        var from = _batch.Values(_loss.CodeLayer);
        var to = TensorMemory.Floats(code);
        for (var row = 0; row < count; row++, from += Lanes.RoundUp(units), to += units)
        {
            new Span<float>(from, units).CopyTo(new(to, units));
        }

        return code;
    }

    private (double SquaredError, double Loss) Errors(float* targets, int row)
    {
        const int Pixels = LabeledImages.PixelCount;
        var sums = _batch.Values(_layers.Count) + (long)row * Pixels;
        var target = targets + (long)row * Pixels;
        var squared = FigureKernel.SquaredError(sums, _layers[^1].Biases, target, Pixels) / (double)Pixels;
        return (squared, _loss.IsCrossEntropy
            ? FigureKernel.CrossEntropy(sums, _layers[^1].Biases, target, Pixels) / (double)Pixels
            : squared);
    }

    private double Penalties(double codeSum, int count) =>
        _loss.L1Weight * codeSum / count + (_contraction?.Add(_batch.Values(1), null, count) ?? 0);
}
