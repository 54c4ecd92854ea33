using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// From planes to planes of half the side, by weights [small, large, 4, 4] with stride 2 and padding 1: a convolution, and the way
/// back of a transposed one.
/// </summary>
internal sealed unsafe class DownFilter : IDisposable
{
    private readonly int _small;
    private readonly int[] _steps;
    private readonly PackedTaps _taps;
    private readonly OffsetTable _from;
    private readonly OffsetTable _to;

    /// <param name="large">The large planes.</param>
    /// <param name="small">The small ones.</param>
    public DownFilter(BlockPlanes large, BlockPlanes small)
    {
        _small = small.Channels;
        _steps = [.. Enumerable.Range(0, large.Channels * 16)];
        var view = large.View;
        _taps = new(_small, _steps.Select(step => view.Distance(step / 16, step / 4 % 4 - 1, step % 4 - 1)));
        _from = PixelTable.Of(view, small.Side, 2);
        _to = PixelTable.Of(small.View, small.Side, 1);
    }

    /// <summary>Takes over weights, and biases if there are any.</summary>
    public void Pack(float* weights, float* biases = null)
    {
        _taps.Pack(weights, _steps.Length, _steps, 0);
        if (biases is not null)
        {
            _taps.PackBiases(biases);
        }
    }

    /// <summary>Fills the small planes of the first <paramref name="blocks"/> blocks.</summary>
    public void Run<TLanes, TVector>(PlaneView large, PlaneView small, int blocks)
        where TLanes : struct, IImageLanes<TVector>
        where TVector : struct
    {
        SumStore store = new(_from.Pointer, _to.Pointer, _from.Count / 4, _small, small.Channel);
        for (var block = 0; block < blocks; block++)
        {
            TapKernel<TLanes, TVector>.Run(large.At(block, 0), _taps.View, small.At(block, 0), store);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _taps.Dispose();
}
