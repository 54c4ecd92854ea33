using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// A filter's weights as the kernel reads them: [groups of outputs, places, outputs], filled up with outputs of zeros. Whoever made it
/// disposes it.
/// </summary>
internal sealed unsafe class PackedTaps : IDisposable
{
    private readonly int _outputs;
    private readonly int _filled;
    private readonly int _group;
    private readonly OffsetTable _distances;
    private readonly NativeFloats _weights;
    private readonly NativeFloats _biases;

    /// <param name="outputs">Outputs.</param>
    /// <param name="distances">From where the filter stands to each place.</param>
    public PackedTaps(int outputs, IEnumerable<int> distances)
    {
        _outputs = outputs;
        _group = Math.Min(TapView.GroupSize, (outputs + 1) / 2 * 2);
        _filled = (outputs + _group - 1) / _group * _group;
        _distances = new(distances);
        _weights = new(checked(_filled * _distances.Count));
        _biases = new(_filled);
    }

    /// <summary>The weights.</summary>
    public TapView View => new()
    {
        Places = _distances.Count,
        Outputs = _filled,
        Distances = _distances.Pointer,
        Weights = _weights.Pointer,
        Biases = _biases.Pointer,
        PlaceStep = _group,
        OutputStep = 1,
        GroupStep = (nint)_group * _distances.Count,
    };

    /// <summary>Takes over weights for one part of the places.</summary>
    /// <param name="from">The weight of the first output at the part's first place.</param>
    /// <param name="output">From an output's weight to the next output's.</param>
    /// <param name="steps">From the first place's weight to each of the part's.</param>
    /// <param name="place">The part's first place.</param>
    public void Pack(float* from, nint output, ReadOnlySpan<int> steps, int place)
    {
        for (var i = 0; i < _outputs; i++, from += output)
        {
            var to = _weights.Pointer + ((long)(i / _group) * _distances.Count + place) * _group + i % _group;
            foreach (var step in steps)
            {
                *to = from[step];
                to += _group;
            }
        }
    }

    /// <summary>Takes over the biases.</summary>
    public void PackBiases(float* biases) => new ReadOnlySpan<float>(biases, _outputs).CopyTo(new(_biases.Pointer, _outputs));

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights.Dispose();
        _biases.Dispose();
    }
}
