using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Networks;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// <see cref="BatchNormalization"/> of planes in training, with the LeakyReLU behind it (a ReLU where the slope is 0). What it gives for a
/// pixel is kept only behind both.
/// </summary>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal sealed unsafe class BatchNorm<TLanes, TVector> : IDisposable
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private readonly ParameterPair _parameters;
    private readonly float* _runningMean;
    private readonly float* _runningVariance;
    private readonly int _channels;
    private readonly int _side;
    private readonly float _slope;
    private readonly NativeFloats _means;
    private readonly NativeFloats _scales;

    /// <param name="memory">The network's parameters; the caller's.</param>
    /// <param name="name">The module's name.</param>
    /// <param name="channels">Channels.</param>
    /// <param name="side">Rows and columns.</param>
    /// <param name="slope">Of the LeakyReLU.</param>
    public BatchNorm(NetworkMemory memory, string name, int channels, int side, float slope)
    {
        (_channels, _side, _slope) = (channels, side, slope);
        _parameters = new(memory, name);
        _runningMean = memory.Values($"{name}.running_mean");
        _runningVariance = memory.Values($"{name}.running_var");
        (_means, _scales) = (new(channels), new(channels));
    }

    /// <summary>Normalizes a batch and moves the running statistics.</summary>
    /// <param name="sums">What comes in.</param>
    /// <param name="values">What goes on.</param>
    /// <param name="batch">The images.</param>
    public void Forward(PlaneView sums, PlaneView values, BatchPart<TLanes, TVector> batch)
    {
        var pixels = (double)batch.Count * _side * _side;
        for (var channel = 0; channel < _channels; channel++)
        {
            var mean = Sum(sums, channel, batch) / pixels;
            var squares = SquaredSum(sums, channel, batch, (float)mean);
            var scale = 1 / Math.Sqrt(squares / pixels + BatchNormalization.Epsilon);
            (_means.Pointer[channel], _scales.Pointer[channel]) = ((float)mean, (float)scale);
            Move(ref _runningMean[channel], mean);
            Move(ref _runningVariance[channel], squares / (pixels - 1));
            var (factor, addend) = Line(channel);
            Apply(sums, values, channel, batch.Blocks, factor, addend);
        }
    }

    /// <summary>Takes gradients back, and those of its own parameters with them.</summary>
    /// <param name="sums">What <see cref="Forward"/> took.</param>
    /// <param name="from">The gradients by what it gave; overwritten.</param>
    /// <param name="to">Where the gradients by what it took go; may be the same.</param>
    /// <param name="batch">The images.</param>
    /// <param name="keep">Whether the parameters' gradients are added to what is there; null if they are not wanted.</param>
    public void Return(PlaneView sums, PlaneView from, PlaneView to, BatchPart<TLanes, TVector> batch, bool? keep)
    {
        var pixels = (double)batch.Count * _side * _side;
        for (var channel = 0; channel < _channels; channel++)
        {
            var (factor, addend) = Line(channel);
            var (mean, scale) = (_means.Pointer[channel], _scales.Pointer[channel]);
            var (total, product) = ReturnThroughSlope(sums, from, channel, batch, factor, addend, mean);
            if (keep is not null)
            {
                _parameters.WeightGradients[channel] = (float)(product * scale) + (keep.Value ? _parameters.WeightGradients[channel] : 0);
                _parameters.BiasGradients[channel] = (float)total + (keep.Value ? _parameters.BiasGradients[channel] : 0);
            }

            var along = (float)(product * scale * scale / pixels);
            Center(sums, from, to, channel, batch, factor, mean, (float)(total / pixels), along);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _means.Dispose();
        _scales.Dispose();
    }

    private static void Move(ref float running, double value) =>
        running = (float)((1 - BatchNormalization.Momentum) * running + BatchNormalization.Momentum * value);

    // The normalized value is factor x + addend.
    private (float Factor, float Addend) Line(int channel)
    {
        var factor = _parameters.Weights[channel] * _scales.Pointer[channel];
        return (factor, _parameters.Biases[channel] - _means.Pointer[channel] * factor);
    }

    private double Sum(PlaneView view, int channel, BatchPart<TLanes, TVector> batch)
    {
        var sum = 0.0;
        for (var block = 0; block < batch.Blocks; block++)
        {
            var part = TLanes.Fill(0);
            for (var row = 0; row < _side; row++)
            {
                var at = view.At(block, channel) + row * view.Row;
                for (var column = 0; column < _side; column++, at += view.Column)
                {
                    part = TLanes.Add(part, TLanes.Load(at));
                }
            }

            sum += batch.Sum(part, block);
        }

        return sum;
    }

    private double SquaredSum(PlaneView view, int channel, BatchPart<TLanes, TVector> batch, float mean)
    {
        var (sum, center) = (0.0, TLanes.Fill(mean));
        for (var block = 0; block < batch.Blocks; block++)
        {
            var part = TLanes.Fill(0);
            for (var row = 0; row < _side; row++)
            {
                var at = view.At(block, channel) + row * view.Row;
                for (var column = 0; column < _side; column++, at += view.Column)
                {
                    var distance = TLanes.Subtract(TLanes.Load(at), center);
                    part = TLanes.MultiplyAdd(distance, distance, part);
                }
            }

            sum += batch.Sum(part, block);
        }

        return sum;
    }

    private void Apply(PlaneView sums, PlaneView values, int channel, int blocks, float factor, float addend)
    {
        var (by, plus, slope) = (TLanes.Fill(factor), TLanes.Fill(addend), TLanes.Fill(_slope));
        for (var block = 0; block < blocks; block++)
        {
            for (var row = 0; row < _side; row++)
            {
                var from = sums.At(block, channel) + row * sums.Row;
                var to = values.At(block, channel) + row * values.Row;
                for (var column = 0; column < _side; column++, from += sums.Column, to += values.Column)
                {
                    var value = TLanes.MultiplyAdd(TLanes.Load(from), by, plus);
                    TLanes.Store(TLanes.Max(TLanes.Multiply(value, slope), value), to);
                }
            }
        }
    }

    // Leaves the gradients by the normalized values; gives their sum and that of their products with the distances from the mean.
    private (double Total, double Product) ReturnThroughSlope(
        PlaneView sums, PlaneView gradients, int channel, BatchPart<TLanes, TVector> batch, float factor, float addend, float mean)
    {
        var (by, plus, slope, center) = (TLanes.Fill(factor), TLanes.Fill(addend), TLanes.Fill(_slope), TLanes.Fill(mean));
        var (total, product, zero) = (0.0, 0.0, TLanes.Fill(0));
        for (var block = 0; block < batch.Blocks; block++)
        {
            TVector totals = zero, products = zero;
            for (var row = 0; row < _side; row++)
            {
                var from = sums.At(block, channel) + row * sums.Row;
                var at = gradients.At(block, channel) + row * gradients.Row;
                for (var column = 0; column < _side; column++, from += sums.Column, at += gradients.Column)
                {
                    var (sum, gradient) = (TLanes.Load(from), TLanes.Load(at));
                    var isAbove = TLanes.Above(TLanes.MultiplyAdd(sum, by, plus), zero);
                    gradient = TLanes.Select(isAbove, gradient, TLanes.Multiply(gradient, slope));
                    TLanes.Store(gradient, at);
                    totals = TLanes.Add(totals, gradient);
                    products = TLanes.MultiplyAdd(gradient, TLanes.Subtract(sum, center), products);
                }
            }

            total += batch.Sum(totals, block);
            product += batch.Sum(products, block);
        }

        return (total, product);
    }

    // The way back through mean and variance; lanes without an image get 0.
    private void Center(
        PlaneView sums,
        PlaneView from,
        PlaneView to,
        int channel,
        BatchPart<TLanes, TVector> batch,
        float factor,
        float mean,
        float total,
        float along)
    {
        var (by, center, zero) = (TLanes.Fill(factor), TLanes.Fill(mean), TLanes.Fill(0));
        var (less, lean) = (TLanes.Fill(total), TLanes.Fill(-along));
        for (var block = 0; block < batch.Blocks; block++)
        {
            var mask = batch.MaskOf(block);
            for (var row = 0; row < _side; row++)
            {
                var sum = sums.At(block, channel) + row * sums.Row;
                var gradient = from.At(block, channel) + row * from.Row;
                var result = to.At(block, channel) + row * to.Row;
                for (var column = 0; column < _side; column++, sum += sums.Column, gradient += from.Column, result += to.Column)
                {
                    var distance = TLanes.Subtract(TLanes.Load(sum), center);
                    var value = TLanes.MultiplyAdd(distance, lean, TLanes.Subtract(TLanes.Load(gradient), less));
                    TLanes.Store(TLanes.Select(mask, TLanes.Multiply(value, by), zero), result);
                }
            }
        }
    }
}
