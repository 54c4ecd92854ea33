using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// From planes to planes of twice the side, by weights [small, large, 4, 4] with stride 2 and padding 1: a transposed convolution,
/// and the way back of a convolution. The pixels of each parity of row and column come from a filter of 2 by 2 places.
/// </summary>
internal sealed unsafe class UpFilter : IDisposable
{
    // Of even and odd pixels: pixels from where the filter stands, and the weight that meets them.
    private static readonly (int Distance, int Weight)[][] Taps = [[(-1, 3), (0, 1)], [(0, 2), (1, 0)]];
    private readonly int _small;
    private readonly int _large;
    private readonly Phase[] _phases;
    private readonly OffsetTable _from;

    /// <param name="small">The small planes.</param>
    /// <param name="large">The large ones.</param>
    public UpFilter(BlockPlanes small, BlockPlanes large)
    {
        (_small, _large) = (small.Channels, large.Channels);
        _from = PixelTable.Of(small.View, small.Side, 1);
        _phases = [.. from row in (int[])[0, 1] from column in (int[])[0, 1] select CreatePhase(small, large, row, column)];
    }

    /// <summary>Takes over weights, and biases if there are any.</summary>
    public void Pack(float* weights, float* biases = null)
    {
        foreach (var phase in _phases)
        {
            for (var channel = 0; channel < _small; channel++)
            {
                phase.Taps.Pack(weights + (long)channel * _large * 16, 16, phase.Steps, channel * phase.Steps.Length);
            }

            if (biases is not null)
            {
                phase.Taps.PackBiases(biases);
            }
        }
    }

    /// <summary>Fills the large planes of the first <paramref name="blocks"/> blocks.</summary>
    public void Run<TLanes, TVector>(PlaneView small, PlaneView large, int blocks)
        where TLanes : struct, IImageLanes<TVector>
        where TVector : struct
    {
        for (var block = 0; block < blocks; block++)
        {
            foreach (var phase in _phases)
            {
                SumStore store = new(_from.Pointer, phase.To.Pointer, _from.Count / 4, _large, large.Channel);
                TapKernel<TLanes, TVector>.Run(small.At(block, 0), phase.Taps.View, large.At(block, 0), store);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Array.ForEach(_phases, phase => phase.Taps.Dispose());

    private static Phase CreatePhase(BlockPlanes small, BlockPlanes large, int row, int column)
    {
        var view = small.View;
        var places =
            from y in Taps[row]
            from x in Taps[column]
            select (Distance: view.Distance(0, y.Distance, x.Distance), Step: 4 * y.Weight + x.Weight);
        var all = places.ToList();
        var distances =
            from channel in Enumerable.Range(0, small.Channels)
            from place in all
            select view.Distance(channel, 0, 0) + place.Distance;
        return new(
            new(large.Channels, distances), [.. all.Select(place => place.Step)],
            PixelTable.Of(large.View, small.Side, 2, row, column));
    }

    private sealed record Phase(PackedTaps Taps, int[] Steps, OffsetTable To);
}
