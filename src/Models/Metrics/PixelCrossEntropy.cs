using Orchestrator.Models.Data;
using Orchestrator.Models.Fast;
using Orchestrator.Models.Fast.Kernels;

namespace Orchestrator.Models.Metrics;

/// <summary>
/// <c>bce</c>: the mean over pixels and images of -(x log p + (1 - x) log(1 - p)) in nats, p clipped to [1e-7, 1 - 1e-7] as Keras
/// reports it, whatever loss the model is trained with. Grey targets leave a floor: on MNIST's test images 0.0581 for p = x.
/// </summary>
internal sealed class PixelCrossEntropy : IReconstructionMeter
{
    private static readonly float[] NoBiases = new float[LabeledImages.PixelCount];
    private double _sum;
    private long _images;

    /// <summary>The mean so far.</summary>
    public double Value => _sum / _images;

    /// <inheritdoc/>
    public unsafe void Add(ReconstructionChunk chunk)
    {
        var images = chunk.Target.shape[0];
        var logits = TensorMemory.Images(chunk.Logits, images);
        var target = TensorMemory.Images(chunk.Target, images);
        fixed (float* biases = NoBiases)
        {
            for (long row = 0; row < images; row++, logits += LabeledImages.PixelCount, target += LabeledImages.PixelCount)
            {
                _sum += FigureKernel.CrossEntropy(logits, biases, target, LabeledImages.PixelCount) / (double)LabeledImages.PixelCount;
            }
        }

        GC.KeepAlive(chunk);
        _images += images;
    }
}
