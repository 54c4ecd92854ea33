using Orchestrator.Models.Data;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>The steps of one epoch of an autoencoder. The memory is the model's.</summary>
/// <param name="step">Does a step.</param>
/// <param name="batch">Room for a batch of images.</param>
/// <param name="corrupted">Room for as many, if inputs are corrupted.</param>
/// <param name="corruption">How, or null.</param>
/// <param name="noise">The epoch's stream.</param>
internal sealed unsafe class FastSteps(
    IBatchStep step, NativeFloats batch, NativeFloats? corrupted, Corruption? corruption, NoiseStream noise) : IRowSteps
{
    private Tensor? _images;
    private float* _pixels;

    /// <inheritdoc/>
    public void Step(Tensor images, ReadOnlySpan<long> rows, Span<double> values)
    {
        if (!ReferenceEquals(images, _images))
        {
            _images = images;
            _pixels = TensorMemory.Floats(images);
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var from = new ReadOnlySpan<float>(_pixels + rows[i] * LabeledImages.PixelCount, LabeledImages.PixelCount);
            from.CopyTo(new(batch.Pointer + (long)i * LabeledImages.PixelCount, LabeledImages.PixelCount));
        }

        values[0] = Run(rows.Length);
        GC.KeepAlive(images);
    }

    /// <inheritdoc/>
    public Tensor[] Step(Tensor images)
    {
        var count = (int)images.shape[0];
        new ReadOnlySpan<float>(TensorMemory.Floats(images), count * LabeledImages.PixelCount).CopyTo(new(batch.Pointer, batch.Count));
        GC.KeepAlive(images);
        return [tensor(new[] { Run(count) }).squeeze()];
    }

    /// <inheritdoc/>
    public void Dispose() => _images = null;

    private double Run(int count)
    {
        if (corruption is null || corrupted is null)
        {
            return step.Run(batch.Pointer, batch.Pointer, count);
        }

        CorruptionKernel.Apply(corruption, batch.Pointer, corrupted.Pointer, count * LabeledImages.PixelCount, noise);
        return step.Run(corrupted.Pointer, batch.Pointer, count);
    }
}
