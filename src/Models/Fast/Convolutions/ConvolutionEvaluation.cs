using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Kernels;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Measures a convolutional autoencoder on whole sets of images; see <see cref="ReconstructionFigures"/>.</summary>
/// <param name="block">Runs the network; the caller's.</param>
/// <param name="loss">What it is trained on.</param>
/// <param name="chunkSize">Images that meters see at once.</param>
internal sealed unsafe class ConvolutionEvaluation(IConvolutionBlock block, ConvolutionLoss loss, int chunkSize) : IDisposable
{
    private const int LogitLayer = 7;
    private const int Pixels = LabeledImages.PixelCount;
    private readonly NativeFloats _noBiases = new(Pixels);

    /// <inheritdoc cref="IFastAutoencoder.Measure"/>
    public ReconstructionFigures Measure(
        Tensor images, Corruption? corruption, NoiseStream noise, ReadOnlySpan<IReconstructionMeter> meters)
    {
        using var withoutGradients = no_grad();
        var mean = new ReconstructionMean();
        block.Pack();
        for (long start = 0; start < images.shape[0]; start += chunkSize)
        {
            using var scope = NewDisposeScope();
            var target = images.narrow(0, start, Math.Min(chunkSize, images.shape[0] - start));
            var (logits, code) = Run(corruption?.Apply(target, noise) ?? target);
            mean.Add(Figures(logits, target, code), target.shape[0]);
            new ReconstructionChunk(logits, logits.sigmoid(), target, code).Show(meters);
        }

        return mean.Value;
    }

    /// <inheritdoc cref="IFastNetwork.Encode"/>
    public Tensor Encode(Tensor images)
    {
        using var withoutGradients = no_grad();
        block.Pack();
        var codes = empty(images.shape[0], block.Units(loss.CodeLayer));
        Run(images, (loss.CodeLayer, codes));
        return codes;
    }

    /// <inheritdoc/>
    public void Dispose() => _noBiases.Dispose();

    private (Tensor Logits, Tensor Code) Run(Tensor images)
    {
        var logits = empty(images.shape[0], Pixels);
        var code = empty(images.shape[0], block.Units(loss.CodeLayer));
        Run(images, (LogitLayer, logits), (loss.CodeLayer, code));
        return (logits, code);
    }

    private void Run(Tensor images, params ReadOnlySpan<(int Layer, Tensor To)> wanted)
    {
        var pixels = TensorMemory.Floats(images);
        var count = checked((int)images.shape[0]);
        for (var start = 0; start < count; start += block.Size)
        {
            var size = Math.Min(block.Size, count - start);
            block.Forward(pixels + (long)start * Pixels, size);
            foreach (var (layer, to) in wanted)
            {
                block.Read(layer, TensorMemory.Floats(to) + (long)start * block.Units(layer), size);
            }
        }

        GC.KeepAlive(images);
    }

    private ReconstructionFigures Figures(Tensor logits, Tensor target, Tensor code)
    {
        var from = TensorMemory.Floats(logits);
        var to = TensorMemory.Floats(target);
        var count = (int)target.shape[0];
        var (squares, psnr, losses) = (0.0, 0.0, 0.0);
        for (var row = 0; row < count; row++, from += Pixels, to += Pixels)
        {
            var error = FigureKernel.SquaredError(from, _noBiases.Pointer, to, Pixels) / (double)Pixels;
            squares += error;
            psnr += ImageErrors.Psnr(error);
            losses += loss.IsCrossEntropy
                ? FigureKernel.CrossEntropy(from, _noBiases.Pointer, to, Pixels) / (double)Pixels
                : error;
        }

        var (sum, zeros) = Sum(code);
        var units = (double)code.numel();
        return new((losses + loss.L1Weight * sum) / count, squares / count, psnr / count, sum / units, zeros / units);
    }

    // Codes are never negative.
    private static (double Sum, int Zeros) Sum(Tensor code)
    {
        var (sum, zeros) = (0.0, 0);
        foreach (var value in new ReadOnlySpan<float>(TensorMemory.Floats(code), (int)code.numel()))
        {
            sum += value;
            zeros += value <= (float)Codes.Zero ? 1 : 0;
        }

        return (sum, zeros);
    }
}
