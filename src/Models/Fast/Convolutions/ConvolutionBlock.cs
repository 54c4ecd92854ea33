using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Convolutions.Takers;

namespace Orchestrator.Models.Fast.Convolutions;

/// <inheritdoc cref="IConvolutionBlock"/>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats: a number of each image of the block.</typeparam>
/// <param name="memory">The network's parameters and gradients; the caller's.</param>
/// <param name="loss">What to train on.</param>
internal sealed unsafe class ConvolutionBlock<TLanes, TVector>(ConvolutionMemory memory, ConvolutionLoss loss) : IConvolutionBlock
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int LaneCount = 16;
    private readonly ConvolutionPlan _plan = new(TLanes.Count);
    private readonly NativeFloats _biasLanes = new(7 * 16 * LaneCount);
    private double _losses;
    private double _codes;

    /// <inheritdoc/>
    public int Size => TLanes.Count;

    private ConvolutionLayer[] Layers => _plan.Layers;

    /// <inheritdoc/>
    public int Units(int layer) => Layers[layer - 1].Values.Units;

    /// <inheritdoc/>
    public void Pack()
    {
        for (var i = 0; i < Layers.Length; i++)
        {
            ReadOnlySpan<float> biases = new(memory.Biases(i), Layers[i].Values.Channels);
            foreach (var pass in Layers[i].Forward)
            {
                pass.Filter.Pack(memory.Weights(i), biases);
            }

            Layers[i].Back?.Filter.Pack(memory.Weights(i), default);
        }
    }

    /// <inheritdoc/>
    public void Forward(float* images, int count)
    {
        ImageTransposition.Take(images, count, _plan.Images, Size);
        foreach (var layer in Layers)
        {
            foreach (var pass in layer.Forward)
            {
                Run(layer, pass);
            }
        }
    }

    /// <inheritdoc/>
    public void Read(int layer, float* to, int count) => ImageTransposition.Give(Layers[layer - 1].Values, to, count, Size);

    /// <inheritdoc/>
    public void BeginBatch()
    {
        Pack();
        (_losses, _codes) = (0, 0);
        new Span<float>(_biasLanes.Pointer, _biasLanes.Count).Clear();
        for (var i = 0; i < Layers.Length; i++)
        {
            foreach (var pass in Layers[i].Forward)
            {
                pass.Filter.ClearGradients();
            }
        }
    }

    /// <inheritdoc/>
    public void Train(float* inputs, float* targets, int count, int start, int batchSize)
    {
        Forward(inputs, count);
        var scale = ForImages(1f / (LabeledImages.PixelCount * batchSize), count);
        var losses = LossKernel<TLanes, TVector>.Train(loss.IsCrossEntropy, Layers[^1].Values, Targets(inputs, targets, count), scale);
        Add(losses, count, ref _losses);
        if (loss.L1Weight > 0)
        {
            Add(CodeSum(), count, ref _codes);
        }

        for (var i = Layers.Length - 1; i >= 0; i--)
        {
            SumGradients(i, start % LaneCount);
            Return(i, ForImages(i == loss.CodeLayer ? (float)(loss.L1Weight / batchSize) : 0, count));
        }
    }

    /// <inheritdoc/>
    public double EndBatch(int batchSize)
    {
        for (var i = 0; i < Layers.Length; i++)
        {
            var weights = memory.WeightGradients(i);
            var biases = memory.BiasGradients(i);
            weights.Clear();
            foreach (var pass in Layers[i].Forward)
            {
                pass.Filter.AddGradients(weights);
            }

            for (var output = 0; output < Layers[i].Values.Channels; output++)
            {
                biases[output] = LaneSum.Of(BiasLanes(i, output));
            }
        }

        return (_losses / LabeledImages.PixelCount + loss.L1Weight * _codes) / batchSize;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _plan.Dispose();
        _biasLanes.Dispose();
    }

    private float* BiasLanes(int layer, int output) => _biasLanes.Pointer + (16 * layer + output) * LaneCount;

    private Planes Targets(float* inputs, float* targets, int count)
    {
        if (targets == inputs)
        {
            return _plan.Images;
        }

        ImageTransposition.Take(targets, count, _plan.Targets, Size);
        return _plan.Targets;
    }

    private static void Run(ConvolutionLayer layer, FilterPass pass)
    {
        var from = layer.Inputs.Pointer;
        var values = layer.Values.Pointer;
        var to = pass.To.Pointer;
        if (layer.Choices is not null)
        {
            PoolTaker<TLanes, TVector> pool = new(values, layer.Choices.Pointer, layer.Values.Channel, to);
            SumKernel<TLanes, TVector>.Run(from, pass.Filter, pass.From, pool);
        }
        else if (layer.Values == layer.Sums)
        {
            LogitTaker<TLanes, TVector> logits = new(values, layer.OutputChannel, to);
            SumKernel<TLanes, TVector>.Run(from, pass.Filter, pass.From, logits);
        }
        else
        {
            ReluTaker<TLanes, TVector> relu = new(values, layer.Values.Channel, to);
            SumKernel<TLanes, TVector>.Run(from, pass.Filter, pass.From, relu);
        }
    }

    private void SumGradients(int index, int lane)
    {
        var layer = Layers[index];
        for (var i = 0; i < layer.Forward.Length; i++)
        {
            WeightKernel<TLanes, TVector>.Run(
                layer.Sums.Pointer, layer.OutputChannel, layer.Inputs.Pointer, layer.Forward[i].Filter, layer.Walks[i], lane);
        }

        for (var output = 0; output < layer.Sums.Channels; output++)
        {
            var at = BiasLanes(index, output) + lane;
            TLanes.Store(TLanes.Add(TLanes.Load(at), PlaneSum<TLanes, TVector>.Of(layer.Sums, output)), at);
        }
    }

    // From the gradients of a layer's sums to those of the layer before.
    private void Return(int index, TVector penalty)
    {
        var layer = Layers[index];
        if (layer.Back is not { } back)
        {
            return;
        }

        var before = Layers[index - 1];
        if (before.Choices is { } choices)
        {
            PoolReturn<TLanes, TVector> pool = new(
                choices.Pointer, choices.Channel, back.To.Pointer, before.Sums.Pointer, penalty, before.Sums.Channel, before.Sums.Row,
                layer.Unpooled!.Pointer);
            SumKernel<TLanes, TVector>.Run(layer.Sums.Pointer, back.Filter, back.From, pool);
        }
        else
        {
            ReluReturn<TLanes, TVector> relu = new(
                before.Values.Pointer, before.Sums.Pointer, penalty, before.Sums.Channel, back.To.Pointer);
            SumKernel<TLanes, TVector>.Run(layer.Sums.Pointer, back.Filter, back.From, relu);
        }
    }

    private TVector CodeSum()
    {
        var (planes, sum) = (Layers[loss.CodeLayer - 1].Values, TLanes.Fill(0));
        for (var channel = 0; channel < planes.Channels; channel++)
        {
            sum = TLanes.Add(sum, PlaneSum<TLanes, TVector>.Of(planes, channel));
        }

        return sum;
    }

    // The value for each image, 0 where there is none.
    private static TVector ForImages(float value, int count)
    {
        var lanes = stackalloc float[LaneCount];
        new Span<float>(lanes, count).Fill(value);
        return TLanes.Load(lanes);
    }

    // Image by image, so that the sum does not depend on the width.
    private static void Add(TVector values, int count, ref double sum)
    {
        var lanes = stackalloc float[LaneCount];
        TLanes.Store(values, lanes);
        for (var i = 0; i < count; i++)
        {
            sum += lanes[i];
        }
    }
}
