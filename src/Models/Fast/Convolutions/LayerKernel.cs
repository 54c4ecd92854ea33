using Orchestrator.Models.Fast.Convolutions.Takers;

namespace Orchestrator.Models.Fast.Convolutions;

/// <summary>Runs layers, each with the takers of its kind.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal static unsafe class LayerKernel<TLanes, TVector>
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    /// <summary>From a layer's inputs to its values.</summary>
    public static void Forward(ConvolutionLayer layer)
    {
        foreach (var pass in layer.Forward)
        {
            Forward(layer, pass);
        }
    }

    /// <summary>Adds to the gradients of a layer's weights and biases, from the gradients of its sums.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="lane">The first image's lane.</param>
    public static void SumGradients(ConvolutionLayer layer, int lane)
    {
        for (var i = 0; i < layer.Forward.Length; i++)
        {
            WeightKernel<TLanes, TVector>.Run(
                layer.Sums.Pointer, layer.OutputChannel, layer.Inputs.Pointer, layer.Forward[i].Filter, layer.Walks[i], lane);
        }
    }

    /// <summary>From the gradients of a layer's sums to those of the layer before.</summary>
    /// <param name="layer">Any but the first.</param>
    /// <param name="before">The layer before.</param>
    /// <param name="penalty">A penalty's gradient by each of that layer's values that is not 0.</param>
    public static void Return(ConvolutionLayer layer, ConvolutionLayer before, TVector penalty)
    {
        var (back, sums) = (layer.Back!, before.Sums);
        if (before.Choices is { } choices)
        {
            PoolReturn<TLanes, TVector> pool = new(
                choices.Pointer, choices.Channel, back.To.Pointer, sums.Pointer, penalty, sums.Channel, sums.Row,
                layer.Unpooled!.Pointer);
            SumKernel<TLanes, TVector>.Run(layer.Sums.Pointer, back.Filter, back.From, pool);
        }
        else
        {
            ReluReturn<TLanes, TVector> relu = new(before.Values.Pointer, sums.Pointer, penalty, sums.Channel, back.To.Pointer);
            SumKernel<TLanes, TVector>.Run(layer.Sums.Pointer, back.Filter, back.From, relu);
        }
    }

    private static void Forward(ConvolutionLayer layer, FilterPass pass)
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
}
