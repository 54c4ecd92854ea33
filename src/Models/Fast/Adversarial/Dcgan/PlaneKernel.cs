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
    public void Leak(int blocks, float slope)
    {
        var by = TLanes.Fill(slope);
        for (var row = 0; row < blocks * _channels * _side; row++)
        {
            var at = Row(_view, row);
            for (var column = 0; column < _side; column++, at += _view.Column)
            {
                var value = TLanes.Load(at);
                TLanes.Store(TLanes.Max(TLanes.Multiply(value, by), value), at);
            }
        }
    }

    /// <summary>Takes gradients back through a LeakyReLU, in place.</summary>
    /// <param name="values">What it gave, whose signs are those of what it took.</param>
    /// <param name="blocks">Blocks.</param>
    /// <param name="slope">Its slope.</param>
    public void ReturnLeak(PlaneView values, int blocks, float slope)
    {
        var (by, zero) = (TLanes.Fill(slope), TLanes.Fill(0));
        for (var row = 0; row < blocks * _channels * _side; row++)
        {
            var at = Row(_view, row);
            var value = Row(values, row);
            for (var column = 0; column < _side; column++, at += _view.Column, value += values.Column)
            {
                var gradient = TLanes.Load(at);
                TLanes.Store(TLanes.Select(TLanes.Above(TLanes.Load(value), zero), gradient, TLanes.Multiply(gradient, by)), at);
            }
        }
    }

    /// <summary>tanh, in place: (1 - e^-2|x|) / (1 + e^-2|x|) with the sign of x; absolute error below 1e-6.</summary>
    public void Tanh(int blocks)
    {
        var (zero, one) = (TLanes.Fill(0), TLanes.Fill(1));
        for (var row = 0; row < blocks * _channels * _side; row++)
        {
            var at = Row(_view, row);
            for (var column = 0; column < _side; column++, at += _view.Column)
            {
                var value = TLanes.Load(at);
                var twice = TLanes.Add(value, value);
                var small = LaneMath<TLanes, TVector>.ExpOfNegative(TLanes.Min(TLanes.Subtract(zero, twice), twice));
                var size = TLanes.Divide(TLanes.Subtract(one, small), TLanes.Add(one, small));
                TLanes.Store(TLanes.Select(TLanes.Above(value, zero), size, TLanes.Subtract(zero, size)), at);
            }
        }
    }

    /// <summary>Takes gradients back through tanh, in place.</summary>
    /// <param name="values">What it gave.</param>
    /// <param name="blocks">Blocks.</param>
    public void ReturnTanh(PlaneView values, int blocks)
    {
        var one = TLanes.Fill(1);
        for (var row = 0; row < blocks * _channels * _side; row++)
        {
            var at = Row(_view, row);
            var value = Row(values, row);
            for (var column = 0; column < _side; column++, at += _view.Column, value += values.Column)
            {
                var tanh = TLanes.Load(value);
                TLanes.Store(TLanes.Multiply(TLanes.Load(at), TLanes.Subtract(one, TLanes.Multiply(tanh, tanh))), at);
            }
        }
    }

    /// <summary>The sum of each channel: a bias's gradient. Lanes without an image are to hold 0.</summary>
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

    private TVector SumOf(float* channel)
    {
        TVector even = TLanes.Fill(0), odd = even;
        for (var row = 0; row < _side; row++)
        {
            var at = channel + row * _view.Row;
            for (var column = 0; column < _side; column++, at += _view.Column)
            {
                (even, odd) = (odd, TLanes.Add(even, TLanes.Load(at)));
            }
        }

        return TLanes.Add(even, odd);
    }

    private float* Row(PlaneView view, int row) =>
        view.At(row / (_channels * _side), row / _side % _channels) + row % _side * view.Row;
}
