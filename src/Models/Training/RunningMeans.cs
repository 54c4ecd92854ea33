using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Training;

/// <summary>
/// Means over the steps of an epoch, weighted by batch size, as Keras reports them while the weights move. Summed in
/// tensors of doubles, so that a step need not wait for its values.
/// </summary>
/// <param name="count">How many values a step has.</param>
/// <param name="device">Where they lie; the CPU where it is null.</param>
internal sealed class RunningMeans(int count, Device? device = null) : IDisposable
{
    private readonly Tensor[] _sums =
    [
        .. Enumerable.Range(0, count)
            .Select(_ => zeros(Array.Empty<long>(), dtype: float64, device: device).DetachFromDisposeScope()),
    ];

    private readonly double[] _numbers = new double[count];
    private long _images;

    /// <summary>Adds a step's values.</summary>
    public void Add(IReadOnlyList<Tensor> values, long images)
    {
        _images += images;
        for (var i = 0; i < _sums.Length; i++)
        {
            _sums[i].Add(values[i], images);
        }
    }

    /// <summary>Adds a step's values.</summary>
    public void Add(ReadOnlySpan<double> values, long images)
    {
        _images += images;
        for (var i = 0; i < _numbers.Length; i++)
        {
            _numbers[i] += values[i] * images;
        }
    }

    /// <summary>The mean of value <paramref name="index"/> so far.</summary>
    public double this[int index] => (_sums[index].item<double>() + _numbers[index]) / _images;

    /// <summary>How many values a step has.</summary>
    public int Count => _numbers.Length;

    /// <summary>All means so far.</summary>
    public double[] ToArray() => [.. _sums.Select((_, i) => this[i])];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var sum in _sums)
        {
            sum.Dispose();
        }
    }
}
