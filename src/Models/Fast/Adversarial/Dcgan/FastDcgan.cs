using System.Runtime.Intrinsics;
using Orchestrator.Models.Catalog;
using Orchestrator.Models.Fast.Convolutions;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial.Dcgan;

/// <summary>
/// Does what <see cref="AdversarialStep"/> does with convolutional networks, without torch's operators and on the networks' own parameters.
/// The generator's step takes from the discriminator what its images need alone.
/// </summary>
internal sealed unsafe class FastDcgan : IAdversarialStep, IFastAdversary, IGatheringStep
{
    // Planes of 14 by 14 with their border, which are the largest.
    private const long LargestPlane = 257;

    // Of wider networks torch's own convolutions are as fast: at 64 they take 1.2 times as long, at 128 a little less.
    private const int LargestWidth = 64;

    private readonly DcganOptions _options;
    private readonly NetworkMemory _generator;
    private readonly NetworkMemory _discriminator;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _discriminatorOptimizer;
    private readonly IDcganBatch _batch;
    private readonly NativeFloats _noise;

    /// <param name="options">The model's options.</param>
    /// <param name="generator">The generator; to outlive this.</param>
    /// <param name="discriminator">The discriminator; to outlive this.</param>
    /// <param name="lanes">Images side by side: 16, 8 or 4.</param>
    public FastDcgan(DcganOptions options, ConvolutionalGenerator generator, ConvolutionalDiscriminator discriminator, int lanes)
    {
        (_options, _generator, _discriminator) = (options, new(generator), new(discriminator));
        _generatorOptimizer = new(_generator.Parameters, options.GeneratorLearningRate, options.Beta1);
        _discriminatorOptimizer = new(_discriminator.Parameters, options.DiscriminatorLearningRate, options.Beta1);
        _batch = CreateBatch(lanes);
        _noise = new(checked(options.Training.BatchSize * options.NoiseSize));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => FamilyCatalog.GanStepMetrics;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers =>
    [
        new("generator_optimizer", _generatorOptimizer),
        new("discriminator_optimizer", _discriminatorOptimizer),
    ];

    /// <summary>The gradients that the last step went along, in the order of each network's parameters.</summary>
    public (IReadOnlyList<NativeFloats> Generator, IReadOnlyList<NativeFloats> Discriminator) Gradients =>
        (_generator.Gradients, _discriminator.Gradients);

    /// <summary>
    /// The fast way, or null for other networks, for those that are wide or batches too large for its memory, and on machines that do not
    /// round a product and a sum at once.
    /// </summary>
    public static FastDcgan? TryCreate(
        AdversarialOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator) =>
        options is DcganOptions dcgan && generator is ConvolutionalGenerator from && discriminator is ConvolutionalDiscriminator to
        && ConvolutionBlocks.AreFast && Fits(dcgan)
            ? new(dcgan, from, to, Vector512.IsHardwareAccelerated ? 16 : Vector256.IsHardwareAccelerated ? 8 : 4)
            : null;

    /// <inheritdoc/>
    public IEpochSteps BeginEpoch(NoiseStream noise, NoiseStream mixing) => new GatheringSteps(this, Metrics.Count, noise);

    /// <inheritdoc/>
    /// <remarks>Of at most as many images as the options' batch size.</remarks>
    public Tensor[] Run(Tensor real, Tensor noise, NoiseStream mixing)
    {
        var values = new double[Metrics.Count];
        var count = (int)real.shape[0];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, _options.Training.BatchSize);
        _batch.TakeImages(TensorMemory.Floats(real), [.. Enumerable.Range(0, count).Select(row => (long)row)], (1, 0));
        _batch.TakeNoise(TensorMemory.Floats(noise), count);
        GC.KeepAlive(real);
        GC.KeepAlive(noise);
        Run(count, values);
        return [.. values.Select(value => tensor((float)value))];
    }

    /// <summary>Moves both networks once.</summary>
    /// <inheritdoc/>
    public void Run(float* pixels, ReadOnlySpan<long> rows, NoiseStream noise, Span<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Length, _options.Training.BatchSize);
        _batch.TakeImages(pixels, rows, (2, -1));
        Noise.Draw(_options.Noise, _noise.Pointer, rows.Length * _options.NoiseSize, noise);
        _batch.TakeNoise(_noise.Pointer, rows.Length);
        Run(rows.Length, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _batch.Dispose();
        _noise.Dispose();
        _generator.Dispose();
        _discriminator.Dispose();
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
    }

    /// <summary>Whether the network is narrow enough, and an index reaches all of the largest parts of memory.</summary>
    public static bool Fits(DcganOptions options)
    {
        var images = options.Training.BatchSize + 16L;
        return options.Width <= LargestWidth && images * 2 * options.Width * LargestPlane <= int.MaxValue && images * options.NoiseSize <= int.MaxValue;
    }

    private void Run(int count, Span<double> values)
    {
        _batch.DifferentiateDiscriminator(count, values[1..]);
        _discriminatorOptimizer.Step(_discriminator.Gradients);
        values[0] = _batch.DifferentiateGenerator(count);
        _generatorOptimizer.Step(_generator.Gradients);
    }

    private IDcganBatch CreateBatch(int lanes)
    {
        LogitLosses losses = new(_options.LabelSmoothing, _options.LossKind != AdversarialOptions.DefaultLossKind);
        var size = (_options.Training.BatchSize, _options.NoiseSize, _options.Width);
        return lanes switch
        {
            16 => new DcganBatch<SixteenImages, Vector512<float>>(_generator, _discriminator, losses, size),
            8 => new DcganBatch<EightImages, Vector256<float>>(_generator, _discriminator, losses, size),
            4 => new DcganBatch<FourImages, Vector128<float>>(_generator, _discriminator, losses, size),
            _ => throw new ArgumentOutOfRangeException(nameof(lanes), lanes, "A block has 16, 8 or 4 images."),
        };
    }
}
