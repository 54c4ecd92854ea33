using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Features;

namespace Orchestrator.Models.Fast.Classification;

/// <inheritdoc cref="IClassifierConvolutions"/>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats: a number of each image.</typeparam>
internal sealed unsafe class ClassifierConvolutions<TLanes, TVector> : IClassifierConvolutions
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private readonly Planes _images = new(1, LabeledImages.Side, 1, TLanes.Count);
    private readonly ConvolutionLayer[] _layers;

    /// <param name="weights">The parameters of a <see cref="ClassifierNetwork"/> in their order.</param>
    public ClassifierConvolutions(IReadOnlyList<float[]> weights)
    {
        LayerFactory factory = new(TLanes.Count);
        var first = factory.Pooled(_images, null, ClassifierNetwork.FirstChannels);
        _layers = [first, factory.Pooled(first.Values, null, ClassifierNetwork.SecondChannels)];
        for (var i = 0; i < _layers.Length; i++)
        {
            fixed (float* filters = weights[2 * i])
            {
                _layers[i].Forward[0].Filter.Pack(filters, weights[2 * i + 1]);
            }
        }
    }

    /// <inheritdoc/>
    public int Size => TLanes.Count;

    /// <inheritdoc/>
    public void Run(float* images, int count, float* pooled)
    {
        ImageTransposition.Take(images, count, _images, Size);
        foreach (var layer in _layers)
        {
            LayerKernel<TLanes, TVector>.Forward(layer);
        }

        ImageTransposition.Give(_layers[^1].Values, pooled, count, Size);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _images.Dispose();
        Array.ForEach(_layers, layer => layer.Dispose());
    }
}
