using Orchestrator.Models.Catalog;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Gans;

public sealed class AdversarialStepTests : IDisposable
{
    private readonly Generator _random = new(2, CPU);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _random.Dispose();
    }

    [Fact]
    public void Run_OneStep_MovesBothNetworksAndTellsFiguresFromBefore()
    {
        var (generator, discriminator) = (new DenseGenerator(10, new(_random)), new DenseDiscriminator(new(_random)));
        using var step = new AdversarialStep(Options(), generator, discriminator);
        var real = rand(16, 784, generator: _random);
        var before = (WeightHash.Of(ModuleWeights.Of("", generator)), WeightHash.Of(ModuleWeights.Of("", discriminator)));
        var onReal = discriminator.call(real).detach();

        var figures = step.Run(real, randn(16, 10, generator: _random), new(3));

        Assert.NotEqual(before.Item1, WeightHash.Of(ModuleWeights.Of("", generator)));
        Assert.NotEqual(before.Item2, WeightHash.Of(ModuleWeights.Of("", discriminator)));
        Assert.Equal(onReal.sigmoid().mean().item<float>(), figures[3].item<float>(), 1e-6);
        Assert.All(step.Optimizers, pair => Assert.Equal(1, pair.Value.Steps));
    }

    [Fact]
    public void Run_ManyStepsOnBrightImages_TellsThemApart()
    {
        using var step = new AdversarialStep(Options(), new DenseGenerator(10, new(_random)), new DenseDiscriminator(new(_random)));
        var accuracy = 0f;
        for (var i = 0; i < 30; i++)
        {
            accuracy = step.Run(ones(16, 784), randn(16, 10, generator: _random), new(3))[2].item<float>();
        }

        Assert.True(accuracy > 0.9, $"{accuracy}");
    }

    private static GanOptions Options() => new(new ParameterSet(new Dictionary<string, object>()));
}
