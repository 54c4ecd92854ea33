using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>The steps of one epoch.</summary>
/// <param name="step">Does a step; the model's.</param>
/// <param name="noise">The epoch's stream.</param>
internal sealed unsafe class DcganSteps(FastDcgan step, NoiseStream noise) : IRowSteps
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

        step.Run(_pixels, rows, noise, values);
        GC.KeepAlive(images);
    }

    /// <inheritdoc/>
    public Tensor[] Step(Tensor images)
    {
        var values = new double[step.Metrics.Count];
        Step(images, [.. Enumerable.Range(0, (int)images.shape[0]).Select(row => (long)row)], values);
        _images = null;
        return [.. values.Select(value => tensor((float)value))];
    }

    /// <inheritdoc/>
    public void Dispose() => _images = null;
}
