using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>The steps of one epoch of a dense GAN. The memory is the model's.</summary>
/// <param name="step">Does a step.</param>
/// <param name="memory">Where it finds its batch.</param>
/// <param name="kind">The noise's kind.</param>
/// <param name="noise">The epoch's stream.</param>
internal sealed unsafe class AdversarySteps(DenseAdversary step, AdversaryMemory memory, string kind, NoiseStream noise) : IRowSteps
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

        memory.Gather(_pixels, rows);
        memory.Draw(kind, noise, rows.Length);
        step.Run(rows.Length, values);
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
