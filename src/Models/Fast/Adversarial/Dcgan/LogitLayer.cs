using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>The discriminator's dense layer: planes to one logit an image.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal readonly unsafe struct LogitLayer<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int LaneCount = 16;
    private readonly OffsetTable _values;
    private readonly OffsetTable _gradients;
    private readonly ParameterPair _parameters;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="values">The planes that it takes.</param>
    /// <param name="gradients">The planes of their gradients.</param>
    public LogitLayer(NetworkMemory memory, string name, BlockPlanes values, BlockPlanes gradients)
    {
        _parameters = new(memory, name);
        (_values, _gradients) = (Units(values), Units(gradients));
    }

    /// <summary>The logits.</summary>
    /// <param name="values">The planes.</param>
    /// <param name="logits">[images in whole blocks]; overwritten.</param>
    /// <param name="blocks">Blocks.</param>
    public void Forward(PlaneView values, float* logits, int blocks)
    {
        var units = _values.Pointer;
        var weights = _parameters.Weights;
        for (var block = 0; block < blocks; block++, logits += TLanes.Count)
        {
            var from = values.At(block, 0);
            TVector even = TLanes.Fill(*_parameters.Biases), odd = TLanes.Fill(0);
            for (var unit = 0; unit < _values.Count - 1; unit += 2)
            {
                even = TLanes.MultiplyAdd(TLanes.Load(from + units[unit]), TLanes.Fill(weights[unit]), even);
                odd = TLanes.MultiplyAdd(TLanes.Load(from + units[unit + 1]), TLanes.Fill(weights[unit + 1]), odd);
            }

            // Channels come in pairs, so units are even in number.
            TLanes.Store(TLanes.Add(even, odd), logits);
        }
    }

    /// <summary>The gradients by the planes.</summary>
    /// <param name="gradients">By the logits: [images in whole blocks], 0 where there is no image.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="blocks">Blocks.</param>
    public void Return(float* gradients, PlaneView to, int blocks)
    {
        var units = _gradients.Pointer;
        var weights = _parameters.Weights;
        for (var block = 0; block < blocks; block++, gradients += TLanes.Count)
        {
            var at = to.At(block, 0);
            var gradient = TLanes.Load(gradients);
            for (var unit = 0; unit < _gradients.Count; unit++)
            {
                TLanes.Store(TLanes.Multiply(gradient, TLanes.Fill(weights[unit])), at + units[unit]);
            }
        }
    }

    /// <summary>The gradients of the layer's parameters.</summary>
    /// <param name="values">What <see cref="Forward"/> took.</param>
    /// <param name="gradients">By the logits: [images in whole blocks], 0 where there is no image.</param>
    /// <param name="batch">The images.</param>
    /// <param name="keep">Whether they are added to what is there.</param>
    public void SumGradients(PlaneView values, float* gradients, BatchPart<TLanes, TVector> batch, bool keep)
    {
        var lanes = stackalloc float[LaneCount];
        for (var unit = 0; unit < _values.Count; unit++)
        {
            new Span<float>(lanes, LaneCount).Clear();
            for (var block = 0; block < batch.Blocks; block++)
            {
                var start = block * TLanes.Count;
                var at = lanes + start % LaneCount;
                var value = TLanes.Load(values.At(block, 0) + _values.Pointer[unit]);
                TLanes.Store(TLanes.MultiplyAdd(value, TLanes.Load(gradients + start), TLanes.Load(at)), at);
            }

            _parameters.WeightGradients[unit] = LaneSum.Of(lanes) + (keep ? _parameters.WeightGradients[unit] : 0);
        }

        var sum = 0.0;
        for (var image = 0; image < batch.Count; image++)
        {
            sum += gradients[image];
        }

        *_parameters.BiasGradients = (float)sum + (keep ? *_parameters.BiasGradients : 0);
    }

    private static OffsetTable Units(BlockPlanes planes)
    {
        var (view, side) = (planes.View, planes.Side);
        return new(
            from channel in Enumerable.Range(0, planes.Channels)
            from row in Enumerable.Range(0, side)
            from column in Enumerable.Range(0, side)
            select view.Distance(channel, row, column));
    }
}
