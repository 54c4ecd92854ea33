namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>
/// A filter as a kernel wants it: at each of some places a weight for each output, [places, outputs], every one of them a sum
/// of a few weights of the layer. Whoever made it disposes it.
/// </summary>
internal sealed unsafe class Filter : IDisposable
{
    /// <summary>Places that are summed together for gradients.</summary>
    public const int PlacesAtOnce = 4;

    private const int LaneCount = 16;
    private readonly int[] _starts;
    private readonly int[] _sources;
    private readonly NativeFloats _weights;
    private readonly NativeFloats _biases;
    private readonly NativeFloats? _lanes;
    private readonly NativeFloats? _biasLanes;

    /// <param name="places">Distances from where the filter stands.</param>
    /// <param name="outputs">Outputs.</param>
    /// <param name="sources">Of each place and output: which weights of the layer are added up.</param>
    /// <param name="hasGradients">Whether gradients are summed by it.</param>
    public Filter(IReadOnlyList<int> places, int outputs, IReadOnlyList<IReadOnlyList<int>> sources, bool hasGradients)
    {
        (Places, Outputs) = (places.Count, outputs);
        var rest = (PlacesAtOnce - places.Count % PlacesAtOnce) % PlacesAtOnce;
        Distances = new([.. places, .. Enumerable.Repeat(places[0], rest)]);
        _sources = [.. sources.SelectMany(source => source)];
        _starts = new int[sources.Count + 1];
        for (var i = 0; i < sources.Count; i++)
        {
            _starts[i + 1] = _starts[i] + sources[i].Count;
        }

        _weights = new(places.Count * outputs);
        _biases = new(outputs);
        _lanes = hasGradients ? new(Distances.Count * outputs * LaneCount) : null;
        _biasLanes = hasGradients ? new(outputs * LaneCount) : null;
    }

    /// <summary>Places.</summary>
    public int Places { get; }

    /// <summary>Outputs.</summary>
    public int Outputs { get; }

    /// <summary>From where the filter stands to each place, filled up to a multiple of <see cref="PlacesAtOnce"/>.</summary>
    public OffsetTable Distances { get; }

    /// <summary>[places, outputs].</summary>
    public float* Weights => _weights.Pointer;

    /// <summary>What sums start from: [outputs].</summary>
    public float* Biases => _biases.Pointer;

    /// <summary>Sums for gradients: [places filled up, outputs, 16], image i of a batch in lane i mod 16.</summary>
    public float* GradientLanes => _lanes!.Pointer;

    /// <summary>The same for the biases: [outputs, 16].</summary>
    public float* BiasGradientLanes => _biasLanes!.Pointer;

    /// <summary>Takes over the layer's weights, and its biases, repeated, if there are any.</summary>
    public void Pack(float* weights, ReadOnlySpan<float> biases)
    {
        for (var i = 0; i < _starts.Length - 1; i++)
        {
            var sum = 0f;
            for (var j = _starts[i]; j < _starts[i + 1]; j++)
            {
                sum += weights[_sources[j]];
            }

            _weights.Pointer[i] = sum;
        }

        for (var i = 0; i < Outputs && !biases.IsEmpty; i++)
        {
            _biases.Pointer[i] = biases[i % biases.Length];
        }
    }

    /// <summary>Sets the sums for gradients to 0.</summary>
    public void ClearGradients()
    {
        new Span<float>(GradientLanes, _lanes!.Count).Clear();
        new Span<float>(BiasGradientLanes, _biasLanes!.Count).Clear();
    }

    /// <summary>Adds the gradients to those of the layer's weights and biases.</summary>
    /// <param name="weights">Gradients of the weights.</param>
    /// <param name="biases">Gradients of the biases.</param>
    public void AddGradients(Span<float> weights, Span<float> biases)
    {
        for (var i = 0; i < _starts.Length - 1; i++)
        {
            var gradient = LaneSum.Of(GradientLanes + (long)i * LaneCount);
            for (var j = _starts[i]; j < _starts[i + 1]; j++)
            {
                weights[_sources[j]] += gradient;
            }
        }

        for (var i = 0; i < Outputs; i++)
        {
            biases[i % biases.Length] += LaneSum.Of(BiasGradientLanes + i * LaneCount);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights.Dispose();
        _biases.Dispose();
        _lanes?.Dispose();
        _biasLanes?.Dispose();
    }
}
