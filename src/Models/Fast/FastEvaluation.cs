using Orchestrator.Models.Data;
using Orchestrator.Models.Metrics;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>Measures a dense autoencoder on whole sets of images.</summary>
/// <param name="figures">Measures a chunk; the caller's.</param>
/// <param name="chunkSize">Images of a chunk.</param>
internal sealed unsafe class FastEvaluation(DenseFigures figures, int chunkSize) : IDisposable
{
    private readonly NativeFloats _corrupted = new(chunkSize * LabeledImages.PixelCount);

    /// <summary>The mean figures.</summary>
    /// <param name="images">[n, 784] in [0, 1].</param>
    /// <param name="corruption">How inputs are corrupted, or null.</param>
    /// <param name="noise">The stream.</param>
    /// <param name="meters">What else measures each chunk; may be empty.</param>
    public ReconstructionFigures Measure(Tensor images, Corruption? corruption, NoiseStream noise, ReadOnlySpan<IReconstructionMeter> meters)
    {
        using var withoutGradients = no_grad();
        var mean = new ReconstructionMean();
        var pixels = TensorMemory.Floats(images);
        var count = (int)images.shape[0];
        for (var start = 0; start < count; start += chunkSize)
        {
            var size = Math.Min(chunkSize, count - start);
            mean.Add(MeasureChunk(pixels + (long)start * LabeledImages.PixelCount, size, corruption, noise), size);
            if (!meters.IsEmpty) { Show(images, start, size, meters); }
        }

        GC.KeepAlive(images);
        return mean.Value;
    }

    /// <inheritdoc/>
    public void Dispose() => _corrupted.Dispose();

    private void Show(Tensor images, int start, int size, ReadOnlySpan<IReconstructionMeter> meters)
    {
        using var scope = NewDisposeScope();
        figures.Reconstruct(images.narrow(0, start, size)).Show(meters);
    }

    private ReconstructionFigures MeasureChunk(float* targets, int size, Corruption? corruption, NoiseStream noise)
    {
        if (corruption is null)
        {
            return figures.Of(targets, targets, size);
        }

        CorruptionKernel.Apply(corruption, targets, _corrupted.Pointer, size * LabeledImages.PixelCount, noise);
        return figures.Of(_corrupted.Pointer, targets, size);
    }
}
