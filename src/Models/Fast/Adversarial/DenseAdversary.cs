using Orchestrator.Models.Catalog;
using Orchestrator.Models.Fast.Products;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Native;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Fast.Adversarial;

/// <summary>
/// Does what <see cref="AdversarialStep"/> does with dense networks, without torch's operators and on the networks' own parameters.
/// Real and generated images go through the discriminator side by side, and the generator's step takes from it what its images need alone.
/// </summary>
internal sealed unsafe class DenseAdversary : IAdversarialStep, IFastAdversary, IGatheringStep
{
    private readonly AdversarialOptions _options;
    private readonly LogitLosses _losses;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _discriminatorOptimizer;
    private readonly FastGenerator _generator;
    private readonly FastDiscriminator _discriminator;
    private readonly AdversaryMemory _memory;

    private DenseAdversary(AdversarialOptions options, DenseGenerator generator, DenseDiscriminator discriminator)
    {
        var size = options.Training.BatchSize;
        _options = options;
        _losses = new(options.LabelSmoothing, options.LossKind != AdversarialOptions.DefaultLossKind);
        _generatorOptimizer = new([.. generator.parameters()], options.GeneratorLearningRate, options.Beta1);
        _discriminatorOptimizer = new([.. discriminator.parameters()], options.DiscriminatorLearningRate, options.Beta1);
        _generator = new(generator, _generatorOptimizer, size);
        _discriminator = new(discriminator, _discriminatorOptimizer, 2 * size);
        _memory = new(size, options.NoiseSize);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => FamilyCatalog.GanStepMetrics;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers =>
    [
        new("generator_optimizer", _generatorOptimizer),
        new("discriminator_optimizer", _discriminatorOptimizer),
    ];

    /// <summary>The fast way, or null for other networks, other losses, and machines without a matrix product to call.</summary>
    public static DenseAdversary? TryCreate(
        AdversarialOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator) =>
        options is GanOptions && generator is DenseGenerator from && discriminator is DenseDiscriminator to && MatrixProduct.IsAvailable
            ? new(options, from, to)
            : null;

    /// <inheritdoc/>
    public IEpochSteps BeginEpoch(NoiseStream noise, NoiseStream mixing) => new GatheringSteps(this, Metrics.Count, noise);

    /// <inheritdoc/>
    /// <remarks>Of at most as many images as the options' batch size.</remarks>
    public Tensor[] Run(Tensor real, Tensor noise, NoiseStream mixing)
    {
        var count = (int)real.shape[0];
        _memory.Take(real, noise);
        var values = new double[Metrics.Count];
        Run(count, values);
        return [.. values.Select(value => tensor((float)value))];
    }

    /// <summary>Moves both networks once.</summary>
    /// <inheritdoc/>
    public void Run(float* pixels, ReadOnlySpan<long> rows, NoiseStream noise, Span<double> values)
    {
        _memory.Gather(pixels, rows);
        _memory.Draw(_options.Noise, noise, rows.Length);
        Run(rows.Length, values);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _memory.Dispose();
        _generator.Dispose();
        _discriminator.Dispose();
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
    }

    // On the real images and the noise in memory.
    private void Run(int count, Span<double> values)
    {
        var (noise, images, fake) = (_memory.Noise, _memory.Images(count), _memory.Fake(count));
        _generator.Forward(noise, fake, count);
        _discriminator.Forward(images, _memory.Logits, 2 * count);
        _losses.Discriminator(_memory.Logits, count, values[1..]);
        _discriminator.Step(images, _memory.Logits, 2 * count);

        MatrixView gradients = new(_memory.Gradients, count);
        _discriminator.Forward(fake, _memory.Logits, count);
        values[0] = _losses.Generator(_memory.Logits, count);
        _discriminator.Return(_memory.Logits, gradients, count);
        _generator.Step(noise, fake, gradients, count);
    }
}
