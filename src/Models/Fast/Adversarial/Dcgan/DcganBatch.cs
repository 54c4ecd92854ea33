using Orchestrator.Models.Data;
using Orchestrator.Models.Fast.Convolutions;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <inheritdoc cref="IDcganBatch"/>
/// <typeparam name="TLanes">Operations.</typeparam>
/// <typeparam name="TVector">The vector of floats.</typeparam>
internal sealed unsafe class DcganBatch<TLanes, TVector> : IDcganBatch
    where TLanes : struct, IImageLanes<TVector>
    where TVector : struct
{
    private const int Side = LabeledImages.Side;
    private readonly LogitLosses _losses;
    private readonly BlockPlanes _real;
    private readonly BlockPlanes _fake;
    private readonly BlockPlanes _gradients;
    private readonly GeneratorPass<TLanes, TVector> _generator;
    private readonly DiscriminatorFilters _filters;
    private readonly DiscriminatorPass<TLanes, TVector> _onReal;
    private readonly DiscriminatorPass<TLanes, TVector> _onFake;
    private readonly NativeFloats _logits;

    /// <param name="generator">The generator's parameters; the caller's.</param>
    /// <param name="discriminator">The discriminator's; the caller's.</param>
    /// <param name="losses">Both losses.</param>
    /// <param name="size">The most images, the numbers of noise to each, and channels of the narrowest layer.</param>
    public DcganBatch(NetworkMemory generator, NetworkMemory discriminator, LogitLosses losses, (int Batch, int Noise, int Width) size)
    {
        BatchShape shape = new(size.Batch, TLanes.Count);
        _losses = losses;
        (_real, _fake, _gradients) = (new(1, Side, 1, shape), new(1, Side, 1, shape), new(1, Side, 1, shape));
        _generator = new(generator, size.Noise, size.Width, _fake, shape);
        _filters = new(discriminator, size.Width, _real, shape);
        _onReal = new(discriminator, _filters, size.Width, _real, shape);
        _onFake = new(discriminator, _filters, size.Width, _fake, shape);
        _logits = new(2 * size.Batch);
    }

    /// <inheritdoc/>
    public void TakeImages(float* pixels, ReadOnlySpan<long> rows, (float Factor, float Addend) change)
    {
        var view = _real.View;
        for (var i = 0; i < rows.Length; i++)
        {
            var (block, lane) = Math.DivRem(i, TLanes.Count);
            var from = pixels + rows[i] * LabeledImages.PixelCount;
            for (var row = 0; row < Side; row++)
            {
                var to = view.At(block, 0) + row * view.Row + lane;
                for (var column = 0; column < Side; column++, to += view.Column)
                {
                    *to = *from++ * change.Factor + change.Addend;
                }
            }
        }
    }

    /// <inheritdoc/>
    public void TakeNoise(float* noise, int count) => _generator.Take(noise, count);

    /// <inheritdoc/>
    public void DifferentiateDiscriminator(int count, Span<double> values)
    {
        BatchPart<TLanes, TVector> batch = new(count);
        _generator.Pack();
        _filters.Pack();
        _generator.Forward(_fake, batch);
        _onReal.Forward(batch);
        _onFake.Forward(batch);
        Gather(_onReal, 0, count);
        Gather(_onFake, count, count);
        _losses.Discriminator(_logits.Pointer, count, values);
        Scatter(_onReal, 0, batch);
        Scatter(_onFake, count, batch);
        _onReal.SumGradients(batch, false);
        _onFake.SumGradients(batch, true);
    }

    /// <inheritdoc/>
    public double DifferentiateGenerator(int count)
    {
        BatchPart<TLanes, TVector> batch = new(count);
        _filters.Pack();
        _onFake.Forward(batch);
        Gather(_onFake, 0, count);
        var loss = _losses.Generator(_logits.Pointer, count);
        Scatter(_onFake, 0, batch);
        _onFake.Return(_gradients.View, batch);
        _generator.Return(_fake, _gradients, batch);
        return loss;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IDisposable[] owned = [_real, _fake, _gradients, _generator, _filters, _onReal, _onFake, _logits];
        Array.ForEach(owned, part => part.Dispose());
    }

    private void Gather(DiscriminatorPass<TLanes, TVector> from, int start, int count) =>
        new ReadOnlySpan<float>(from.Logits, count).CopyTo(new(_logits.Pointer + start, count));

    // 0 where there is no image.
    private void Scatter(DiscriminatorPass<TLanes, TVector> to, int start, BatchPart<TLanes, TVector> batch)
    {
        new ReadOnlySpan<float>(_logits.Pointer + start, batch.Count).CopyTo(new(to.Logits, batch.Count));
        new Span<float>(to.Logits + batch.Count, batch.Blocks * TLanes.Count - batch.Count).Clear();
    }
}
