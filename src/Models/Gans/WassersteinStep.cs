using Orchestrator.Models.Catalog;
using Orchestrator.Models.Fast;
using Orchestrator.Models.Losses;
using Orchestrator.Models.Optimizers;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Gans;

/// <summary>
/// One step of the critic on each batch, and after each few of them one of the generator, on the same generated batch. Where in
/// that cycle a step is follows from the critic's steps so far, so that short epochs and resumed trials keep it.
/// </summary>
internal sealed class WassersteinStep : IAdversarialStep
{
    private readonly nn.Module<Tensor, Tensor> _generator;
    private readonly nn.Module<Tensor, Tensor> _critic;
    private readonly Tensor[] _generatorWeights;
    private readonly Tensor[] _criticWeights;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _criticOptimizer;
    private readonly WassersteinOptions _options;

    public WassersteinStep(WassersteinOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> critic)
    {
        (_options, _generator, _critic) = (options, generator, critic);
        _generatorWeights = [.. generator.parameters()];
        _criticWeights = [.. critic.parameters()];
        _generatorOptimizer = new(_generatorWeights, options.GeneratorLearningRate, options.Beta1);
        _criticOptimizer = new(_criticWeights, options.DiscriminatorLearningRate, options.Beta1);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Metrics => FamilyCatalog.CriticStepMetrics;

    /// <inheritdoc/>
    public IReadOnlyList<KeyValuePair<string, Optimizer>> Optimizers =>
    [
        new("generator_optimizer", _generatorOptimizer),
        new("discriminator_optimizer", _criticOptimizer),
    ];

    /// <summary>Moves the critic, and the generator if it is its turn.</summary>
    /// <inheritdoc/>
    /// <returns>
    /// Scalars, from before the step: the generator's loss; the critic's, penalty included; the mean scores of real and of
    /// generated images.
    /// </returns>
    public Tensor[] Run(Tensor real, Tensor noise, NoiseStream mixing)
    {
        var isGeneratorsTurn = (_criticOptimizer.Steps + 1) % _options.CriticSteps == 0;
        var fake = Generate(noise, isGeneratorsTurn);
        var (onReal, onFake) = (_critic.call(real), _critic.call(fake.detach()));
        var shares = mixing.Uniform(real.shape[0], 1).to(real.device);
        var penalty = WassersteinLosses.GradientPenalty(_critic.call, real, fake.detach(), shares);
        var loss = WassersteinLosses.Critic(onReal, onFake).Plus(penalty.Times(_options.GradientPenalty));
        _criticOptimizer.Step(autograd.grad([loss], _criticWeights));
        if (isGeneratorsTurn)
        {
            _generatorOptimizer.Step(autograd.grad([WassersteinLosses.Generator(_critic.call(fake))], _generatorWeights));
        }

        var generatorLoss = WassersteinLosses.Generator(onFake.detach());
        return [generatorLoss, loss.detach(), onReal.detach().mean(), onFake.detach().mean()];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _criticOptimizer.Dispose();
    }

    private Tensor Generate(Tensor noise, bool withGradients)
    {
        using var gradients = set_grad_enabled(withGradients);
        return _generator.call(noise);
    }
}
