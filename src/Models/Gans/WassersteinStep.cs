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
    private readonly Tensor[] _criticMatrices;
    private readonly Adam _generatorOptimizer;
    private readonly Adam _criticOptimizer;
    private readonly WassersteinOptions _options;

    public WassersteinStep(WassersteinOptions options, nn.Module<Tensor, Tensor> generator, nn.Module<Tensor, Tensor> critic)
    {
        (_options, _generator, _critic) = (options, generator, critic);
        _generatorWeights = [.. generator.parameters()];
        _criticWeights = [.. critic.parameters()];
        _criticMatrices = [.. _criticWeights.Where(IsMatrix)];
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
        var penalty = WassersteinLosses.GradientPenalty(_critic.call, real, fake.detach(), shares).Times(_options.GradientPenalty);
        var (meanOfReal, meanOfFake) = (onReal.mean(), onFake.mean());
        _criticOptimizer.Step(CriticGradients(meanOfReal.Times(-1), meanOfFake, penalty));
        if (isGeneratorsTurn)
        {
            _generatorOptimizer.Step(autograd.grad([WassersteinLosses.Generator(_critic.call(fake))], _generatorWeights));
        }

        var generatorLoss = WassersteinLosses.Generator(onFake.detach());
        return [generatorLoss, WassersteinLosses.Critic(meanOfReal, meanOfFake).Plus(penalty).detach(), meanOfReal.detach(), meanOfFake.detach()];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generatorOptimizer.Dispose();
        _criticOptimizer.Dispose();
    }

    // Part by part: torch's engine adds what comes to a weight from three sides in an order that on a GPU depends on what else the
    // process trains. The penalty moves no bias, since between the kinks of its LeakyReLU the critic is linear.
    private IList<Tensor> CriticGradients(Tensor onReal, Tensor onFake, Tensor penalty)
    {
        var sums = autograd.grad([onFake], _criticWeights);
        foreach (var (slopes, sum) in autograd.grad([penalty], _criticMatrices).Zip(sums.Where(IsMatrix))) { sum.Add(slopes); }

        foreach (var (real, sum) in autograd.grad([onReal], _criticWeights).Zip(sums)) { sum.Add(real); }

        return sums;
    }

    private static bool IsMatrix(Tensor weight) => weight.dim() > 1;

    private Tensor Generate(Tensor noise, bool withGradients)
    {
        using var gradients = set_grad_enabled(withGradients);
        return _generator.call(noise);
    }
}
