using System.Runtime.CompilerServices;
using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>What is done to each pixel of planes.</summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
/// <param name="planes">Channels and side of the planes.</param>
internal readonly unsafe struct PlaneKernel<TLanes, TVector>(BlockPlanes planes)
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private readonly int _channels = planes.Channels;
    private readonly int _side = planes.Side;
    private readonly PlaneView _view = planes.View;

    /// <summary>LeakyReLU, in place.</summary>
    public void Leak(int blocks, float slope) => Change(new Leaking(slope), _view, blocks);

    /// <summary>Takes gradients back through a LeakyReLU, in place.</summary>
    /// <param name="values">What it gave, whose signs are those of what it took.</param>
    /// <param name="blocks">Blocks.</param>
    /// <param name="slope">Its slope.</param>
    public void ReturnLeak(PlaneView values, int blocks, float slope) => Change(new LeakReturn(slope), values, blocks);

    /// <summary>tanh, in place: (1 - e^-2|x|) / (1 + e^-2|x|) with the sign of x; absolute error below 1e-6.</summary>
    public void Tanh(int blocks) => Change(new Tangent(), _view, blocks);

    /// <summary>Takes gradients back through tanh, in place.</summary>
    /// <param name="values">What it gave.</param>
    /// <param name="blocks">Blocks.</param>
    public void ReturnTanh(PlaneView values, int blocks) => Change(new TangentReturn(), values, blocks);

    /// <summary>The sum of each channel: a bias's gradient.</summary>
    /// <param name="to">[channels].</param>
    /// <param name="batch">The images.</param>
    /// <param name="keep">Whether sums are added to what is there.</param>
    public void Sum(float* to, BatchPart<TLanes, TVector> batch, bool keep)
    {
        for (var channel = 0; channel < _channels; channel++)
        {
            var sum = 0.0;
            for (var block = 0; block < batch.Blocks; block++)
            {
                sum += batch.Sum(SumOf(_view.At(block, channel)), block);
            }

            to[channel] = (float)sum + (keep ? to[channel] : 0);
        }
    }

    private interface IChange
    {
        /// <summary>The pixel's new value.</summary>
        /// <param name="pixel">Its old one.</param>
        /// <param name="other">The same pixel of other planes, or the same again.</param>
        TVector Of(TVector pixel, TVector other);
    }

    private void Change<TChange>(TChange change, PlaneView others, int blocks)
        where TChange : struct, IChange
    {
        var (column, otherColumn) = (_view.Column, others.Column);
        for (var plane = 0; plane < blocks * _channels; plane++)
        {
            var (block, channel) = Math.DivRem(plane, _channels);
            for (var row = 0; row < _side; row++)
            {
                var at = _view.At(block, channel) + row * _view.Row;
                var other = others.At(block, channel) + row * others.Row;
                for (var i = 0; i < _side; i++, at += column, other += otherColumn)
                {
                    TLanes.Store(change.Of(TLanes.Load(at), TLanes.Load(other)), at);
                }
            }
        }
    }

    private TVector SumOf(float* channel)
    {
        var sum = TLanes.Fill(0);
        for (var row = 0; row < _side; row++)
        {
            var at = channel + row * _view.Row;
            for (var column = 0; column < _side; column++, at += _view.Column)
            {
                sum = TLanes.Add(sum, TLanes.Load(at));
            }
        }

        return sum;
    }

    private readonly struct Leaking(float slope) : IChange
    {
        private readonly TVector _slope = TLanes.Fill(slope);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector pixel, TVector other) => TLanes.Max(TLanes.Multiply(pixel, _slope), pixel);
    }

    private readonly struct LeakReturn(float slope) : IChange
    {
        private readonly TVector _slope = TLanes.Fill(slope);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector pixel, TVector other) =>
            TLanes.Select(TLanes.Above(other, TLanes.Fill(0)), pixel, TLanes.Multiply(pixel, _slope));
    }

    private readonly struct Tangent : IChange
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector pixel, TVector other)
        {
            var (zero, one, twice) = (TLanes.Fill(0), TLanes.Fill(1), TLanes.Add(pixel, pixel));
            var small = LaneMath<TLanes, TVector>.ExpOfNegative(TLanes.Min(TLanes.Subtract(zero, twice), twice));
            var size = TLanes.Divide(TLanes.Subtract(one, small), TLanes.Add(one, small));
            return TLanes.Select(TLanes.Above(pixel, zero), size, TLanes.Subtract(zero, size));
        }
    }

    private readonly struct TangentReturn : IChange
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TVector Of(TVector pixel, TVector other) =>
            TLanes.Multiply(pixel, TLanes.Subtract(TLanes.Fill(1), TLanes.Multiply(other, other)));
    }
}
