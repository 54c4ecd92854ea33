using Orchestrator.Models.Fast;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>
/// One step of the discriminator, on a real and a generated batch apart, then one of the generator against the discriminator
/// so moved, with the same generated batch.
/// </summary>
internal sealed class AdversarialStep : IAdversarialStep
{
    private readonly nn.Module<Tensor, Tensor> _generator;
    private readonly nn.Module<Tensor, Tensor> _discriminator;
    private readonly Tensor[] _generatorWeights;
    private readonly Tensor[] _discriminatorWeights;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _discriminatorOptimizer;
    private readonly double _labelSmoothing;
    private readonly Func<Tensor, Tensor> _generatorLoss;

    public AdversarialStep(AdversarialOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> discriminator)
    {
        (_generator, _discriminator) = (generator, discriminator);
        _generatorWeights = [.. generator.parameters()];
        _discriminatorWeights = [.. discriminator.parameters()];
        _generatorOptimizer = new(_generatorWeights, options.GeneratorLearningRate, options.Beta1);
        _discriminatorOptimizer = new(_discriminatorWeights, options.DiscriminatorLearningRate, options.Beta1);
        _labelSmoothing = options.LabelSmoothing;
        _generatorLoss = options.LossKind == AdversarialOptions.DefaultLossKind ? GanLosses.NonSaturating : GanLosses.Saturating;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => Catalog.FamilyCatalog.GanStepMetrics;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers =>
    [
        new("generator_optimizer", _generatorOptimizer),
        new("discriminator_optimizer", _discriminatorOptimizer),
    ];

    /// <summary>Moves both networks once; nothing else is drawn.</summary>
    /// <inheritdoc/>
    /// <returns>
    /// Scalars: the generator's loss; the mean of the discriminator's losses on both batches; the share that it tells right;
    /// its mean D(x) and D(G(z)). All but the first are from before the step.
    /// </returns>
    public Tensor[] Run(Tensor real, Tensor noise, NoiseStream mixing)
    {
        var fake = _generator.call(noise);
        var onReal = _discriminator.call(real);
        var onFake = _discriminator.call(fake.detach());
        var discriminatorLoss = GanLosses.Real(onReal, _labelSmoothing).Plus(GanLosses.Fake(onFake)).Times(0.5);
        _discriminatorOptimizer.Step(autograd.grad([discriminatorLoss], _discriminatorWeights));

        var generatorLoss = _generatorLoss(_discriminator.call(fake));
        _generatorOptimizer.Step(autograd.grad([generatorLoss], _generatorWeights));
        return [generatorLoss.detach(), discriminatorLoss.detach(), .. Figures(onReal.detach(), onFake.detach())];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _discriminatorOptimizer.Dispose();
    }

    private static Tensor[] Figures(Tensor onReal, Tensor onFake)
    {
        var right = cat([onReal.IsAbove(0), onFake.IsBelow(0)]).to(float32).mean();
        return [right, onReal.sigmoid().mean(), onFake.sigmoid().mean()];
    }
}
