using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Variational;

/// <summary>The steps of one epoch of a variational autoencoder. The memory is the model's.</summary>
/// <param name="step">Does a step.</param>
/// <param name="noise">The epoch's stream.</param>
internal sealed unsafe class VariationalSteps(FastVariational step, NoiseStream noise) : IRowSteps
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

        values[0] = step.Run(_pixels, rows, noise);
        GC.KeepAlive(images);
    }

    /// <inheritdoc/>
    public Tensor[] Step(Tensor images)
    {
        var values = new double[1];
        Step(images, [.. Enumerable.Range(0, (int)images.shape[0]).Select(row => (long)row)], values);
        _images = null;
        return [tensor((float)values[0])];
    }

    /// <inheritdoc/>
    public void Dispose() => _images = null;
}
