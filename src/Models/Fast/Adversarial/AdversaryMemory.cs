using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Columns;
using Orchestrator.Models.Native;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>What a step of a GAN takes and makes: noise, real and generated images side by side, logits, gradients.</summary>
/// <param name="size">The most real images in a batch.</param>
/// <param name="noiseSize">Numbers of noise to an image.</param>
internal sealed unsafe class AdversaryMemory(int size, int noiseSize) : IDisposable
{
    private const int Pixels = LabeledImages.PixelCount;
    private readonly NativeFloats _noise = new(size * noiseSize);
    private readonly NativeFloats _images = new(2 * size * Pixels);
    private readonly NativeFloats _logits = new(2 * size);
    private readonly NativeFloats _gradients = new(size * Pixels);

    /// <summary>[noise size, images], stored the other way round.</summary>
    public MatrixView Noise => new(_noise.Pointer, noiseSize, true);

    /// <summary>[2 images].</summary>
    public float* Logits => _logits.Pointer;

    /// <summary>[784, images].</summary>
    public float* Gradients => _gradients.Pointer;

    /// <summary>Real images and behind them the generated ones: [784, 2 count].</summary>
    public MatrixView Images(int count) => new(_images.Pointer, 2 * count);

    /// <summary>The generated ones: [784, count].</summary>
    public MatrixView Fake(int count) => new(_images.Pointer + count, 2 * count);

    /// <summary>Draws the noise of <paramref name="count"/> images.</summary>
    public void Draw(string kind, NoiseStream noise, int count) => Gans.Noise.Draw(kind, _noise.Pointer, count * noiseSize, noise);

    /// <summary>Takes a batch out of all images, moved from [0, 1] to [-1, 1].</summary>
    /// <param name="pixels">All images: [n, 784].</param>
    /// <param name="rows">Which of them.</param>
    public void Gather(float* pixels, ReadOnlySpan<long> rows) => ColumnImages.Gather(pixels, rows, Images(rows.Length), 2, -1);

    /// <summary>Takes a batch as it is.</summary>
    /// <param name="real">[n, 784] in [-1, 1].</param>
    /// <param name="noise">[n, noise size].</param>
    public void Take(Tensor real, Tensor noise)
    {
        var count = (int)real.shape[0];
        ColumnImages.Gather(TensorMemory.Floats(real), [.. Enumerable.Range(0, count).Select(row => (long)row)], Images(count));
        new ReadOnlySpan<float>(TensorMemory.Floats(noise), count * noiseSize).CopyTo(new(_noise.Pointer, _noise.Count));
        GC.KeepAlive(real);
        GC.KeepAlive(noise);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _noise.Dispose();
        _images.Dispose();
        _logits.Dispose();
        _gradients.Dispose();
    }
}
