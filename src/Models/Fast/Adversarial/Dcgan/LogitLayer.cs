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
    private readonly int _units;
    private readonly int _side;
    private readonly ParameterPair _parameters;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="side">Rows and columns.</param>
    public LogitLayer(NetworkMemory memory, string name, int channels, int side)
    {
        (_units, _side) = (channels * side * side, side);
        _parameters = new(memory, name);
    }

    /// <summary>The logits.</summary>
    /// <param name="values">The planes.</param>
    /// <param name="logits">[images in whole blocks]; overwritten.</param>
    /// <param name="blocks">Blocks.</param>
    public void Forward(PlaneView values, float* logits, int blocks)
    {
        for (var block = 0; block < blocks; block++, logits += TLanes.Count)
        {
            TVector even = TLanes.Fill(*_parameters.Biases), odd = TLanes.Fill(0);
            for (var unit = 0; unit < _units; unit++)
            {
                (even, odd) = (odd, TLanes.MultiplyAdd(TLanes.Load(Unit(values, block, unit)), TLanes.Fill(_parameters.Weights[unit]), even));
            }

            TLanes.Store(TLanes.Add(even, odd), logits);
        }
    }

    /// <summary>The gradients by the planes.</summary>
    /// <param name="gradients">By the logits: [images in whole blocks], 0 where there is no image.</param>
    /// <param name="to">Where they go.</param>
    /// <param name="blocks">Blocks.</param>
    public void Return(float* gradients, PlaneView to, int blocks)
    {
        for (var block = 0; block < blocks; block++, gradients += TLanes.Count)
        {
            var gradient = TLanes.Load(gradients);
            for (var unit = 0; unit < _units; unit++)
            {
                TLanes.Store(TLanes.Multiply(gradient, TLanes.Fill(_parameters.Weights[unit])), Unit(to, block, unit));
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
        for (var unit = 0; unit < _units; unit++)
        {
            new Span<float>(lanes, LaneCount).Clear();
            for (var block = 0; block < batch.Blocks; block++)
            {
                var start = block * TLanes.Count;
                var at = lanes + start % LaneCount;
                var product = TLanes.MultiplyAdd(TLanes.Load(Unit(values, block, unit)), TLanes.Load(gradients + start), TLanes.Load(at));
                TLanes.Store(product, at);
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

    private float* Unit(PlaneView view, int block, int unit)
    {
        var (channel, pixel) = Math.DivRem(unit, _side * _side);
        var (row, column) = Math.DivRem(pixel, _side);
        return view.At(block, channel) + row * view.Row + column * view.Column;
    }
}
