using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast;

/// <summary>The steps of one epoch of a model that gathers its own batches. The memory is the model's.</summary>
/// <param name="step">Does a step.</param>
/// <param name="values">How many values a step has.</param>
/// <param name="noise">The epoch's stream.</param>
internal sealed unsafe class GatheringSteps(IGatheringStep step, int values, NoiseStream noise) : IRowSteps
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
        var found = new double[values];
        Step(images, [.. Enumerable.Range(0, (int)images.shape[0]).Select(row => (long)row)], found);
        _images = null;
        return [.. found.Select(value => tensor((float)value))];
    }

    /// <inheritdoc/>
    public void Dispose() => _images = null;
}
