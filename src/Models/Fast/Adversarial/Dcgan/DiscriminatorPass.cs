using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>What a <see cref="ConvolutionalDiscriminator"/> makes of one batch, and the way back.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal sealed unsafe class DiscriminatorPass<TLanes, TVector> : IDisposable
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const float Slope = 0.2f;
    private const int FirstSide = 14;
    private readonly int _width;
    private readonly DiscriminatorFilters _filters;
    private readonly BlockPlanes _fourteen;
    private readonly BlockPlanes _sevenSums;
    private readonly BatchNorm<TLanes, TVector> _norm2;
    private readonly BlockPlanes _seven;
    private readonly LogitLayer<TLanes, TVector> _layer3;
    private readonly NativeFloats _logits;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="filters">Its filters; the caller's.</param>
    /// <param name="width">Channels of the narrowest layer.</param>
    /// <param name="images">The batch; the caller's.</param>
    /// <param name="shape">How images are laid out.</param>
    public DiscriminatorPass(NetworkMemory memory, DiscriminatorFilters filters, int width, BlockPlanes images, BatchShape shape)
    {
        (_width, _filters, Images) = (width, filters, images);
        _fourteen = new(width, FirstSide, 1, shape);
        _sevenSums = new(2 * width, FirstSide / 2, 0, shape);
        _norm2 = new(memory, "norm2", 2 * width, FirstSide / 2, Slope);
        _seven = new(2 * width, FirstSide / 2, 0, shape);
        _layer3 = new(memory, "layer3", _seven, filters.SevenGradients);
        _logits = new(shape.Columns);
    }

    /// <summary>The batch.</summary>
    public BlockPlanes Images { get; }

    /// <summary>The logits, then the loss's gradient by them: [images in whole blocks].</summary>
    public float* Logits => _logits.Pointer;

    /// <summary>Judges the batch.</summary>
    public void Forward(BatchPart<TLanes, TVector> batch)
    {
        _filters.Down1.Run<TLanes, TVector>(Images.View, _fourteen.View, batch.Blocks);
        new PlaneKernel<TLanes, TVector>(_fourteen).Leak(batch.Blocks, Slope);
        _filters.Down2.Run<TLanes, TVector>(_fourteen.View, _sevenSums.View, batch.Blocks);
        _norm2.Forward(_sevenSums.View, _seven.View, batch);
        _layer3.Forward(_seven.View, Logits, batch.Blocks);
    }

    /// <summary>Sums the gradients of all parameters.</summary>
    /// <param name="batch">The images.</param>
    /// <param name="keep">Whether they are added to what is there.</param>
    public void SumGradients(BatchPart<TLanes, TVector> batch, bool keep)
    {
        var (layer1, layer2, blocks) = (_filters.Layer1, _filters.Layer2, batch.Blocks);
        _layer3.SumGradients(_seven.View, Logits, batch, keep);
        ReturnToSeven(batch, keep);
        new PlaneKernel<TLanes, TVector>(_filters.SevenGradients).Sum(layer2.BiasGradients, batch, keep);
        TapGradients<TLanes, TVector>.Run(
            _filters.SevenGradients.View, _fourteen.View, (2 * _width, _width, FirstSide / 2, blocks), layer2.WeightGradients, keep);
        ReturnToFourteen(blocks);
        new PlaneKernel<TLanes, TVector>(_filters.FourteenGradients).Sum(layer1.BiasGradients, batch, keep);
        TapGradients<TLanes, TVector>.Run(
            _filters.FourteenGradients.View, Images.View, (_width, 1, FirstSide, blocks), layer1.WeightGradients, keep);
    }

    /// <summary>The gradients by the batch's images alone.</summary>
    /// <param name="to">Where they go.</param>
    /// <param name="batch">The images.</param>
    public void Return(PlaneView to, BatchPart<TLanes, TVector> batch)
    {
        ReturnToSeven(batch, null);
        ReturnToFourteen(batch.Blocks);
        _filters.Back1.Run<TLanes, TVector>(_filters.FourteenGradients.View, to, batch.Blocks);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] owned = [_fourteen, _sevenSums, _norm2, _seven, _logits];
        Array.ForEach(owned, part => part.Dispose());
    }

    private void ReturnToSeven(BatchPart<TLanes, TVector> batch, bool? keep)
    {
        var gradients = _filters.SevenGradients.View;
        _layer3.Return(Logits, gradients, batch.Blocks);
        _norm2.Return(_sevenSums.View, gradients, gradients, batch, keep);
    }

    private void ReturnToFourteen(int blocks)
    {
        _filters.Back2.Run<TLanes, TVector>(_filters.SevenGradients.View, _filters.FourteenGradients.View, blocks);
        new PlaneKernel<TLanes, TVector>(_filters.FourteenGradients).ReturnLeak(_fourteen.View, blocks, Slope);
    }
}
