using Orchestrator.Models.Data;

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
            LayerKernel<TLanes, TVector>.Forward(layer);
        }
    }

    /// <inheritdoc/>
    public void Read(int layer, float* to, int count) => ImageTransposition.Give(Layers[layer - 1].Values, to, count, Size);

    /// <inheritdoc/>
    public void BeginBatch()
    {
        Pack();
        (_losses, _codes) = (0, 0);
        foreach (var layer in Layers)
        {
            foreach (var pass in layer.Forward)
            {
                pass.Filter.ClearGradients();
            }
        }
    }

    /// <inheritdoc/>
    public void Train(float* inputs, float* targets, int count, int start, int batchSize)
    {
        Forward(inputs, count);
        var scale = ForImages(1f / ((float)LabeledImages.PixelCount * batchSize), count);
        var compared = Targets(inputs, targets, count);
        Add(LossKernel<TLanes, TVector>.Train(loss.IsCrossEntropy, Layers[^1].Values, compared, scale), count, ref _losses);
        if (loss.L1Weight > 0)
        {
            Add(CodeSum(), count, ref _codes);
        }

        for (var i = Layers.Length - 1; i > 0; i--)
        {
            var penalty = i == loss.CodeLayer ? (float)(loss.L1Weight / batchSize) : 0;
            LayerKernel<TLanes, TVector>.SumGradients(Layers[i], start % LaneCount);
            LayerKernel<TLanes, TVector>.Return(Layers[i], Layers[i - 1], ForImages(penalty, count));
        }

        LayerKernel<TLanes, TVector>.SumGradients(Layers[0], start % LaneCount);
    }

    /// <inheritdoc/>
    public double EndBatch(int batchSize)
    {
        for (var i = 0; i < Layers.Length; i++)
        {
            var weights = memory.WeightGradients(i);
            var biases = memory.BiasGradients(i);
            weights.Clear();
            biases.Clear();
            foreach (var pass in Layers[i].Forward)
            {
                pass.Filter.AddGradients(weights, biases);
            }
        }

        return (_losses / LabeledImages.PixelCount + loss.L1Weight * _codes) / batchSize;
    }

    /// <inheritdoc/>
    public void Dispose() => _plan.Dispose();

    private Planes Targets(float* inputs, float* targets, int count)
    {
        if (targets == inputs)
        {
            return _plan.Images;
        }

        ImageTransposition.Take(targets, count, _plan.Targets, Size);
        return _plan.Targets;
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
