using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Training;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Gans;

public sealed class WassersteinStepTests : IDisposable
{
    private readonly Generator _random = new(2, CPU);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _random.Dispose();
    }

    [Fact]
    public void Run_Steps_MoveTheCriticEachTimeAndTheGeneratorAtItsTurn()
    {
        var (generator, critic) = (new DenseGenerator(10, new(_random)), new DenseDiscriminator(new(_random)));
        using var step = new WassersteinStep(new(SmallData.Parse("critic_steps=3")), generator, critic);
        List<bool> moved = [];
        for (var i = 0; i < 6; i++)
        {
            var before = (Hash(generator), Hash(critic));
            step.Run(rand(16, 784, generator: _random), randn(16, 10, generator: _random), new((ulong)i));
            moved.Add(Hash(generator) != before.Item1);
            Assert.NotEqual(before.Item2, Hash(critic));
        }

        Assert.Equal([false, false, true, false, false, true], moved);
        Assert.Equal([2L, 6], step.Optimizers.Select(pair => pair.Value.Steps));
    }

    [Fact]
    public void Run_WithoutPenalty_TellsScoresFromBeforeTheStep()
    {
        var (generator, critic) = (new DenseGenerator(10, new(_random)), new DenseDiscriminator(new(_random)));
        using var step = new WassersteinStep(new(SmallData.Parse("gradient_penalty=0")), generator, critic);
        var real = rand(16, 784, generator: _random);
        var onReal = critic.call(real).mean().item<float>();

        var figures = step.Run(real, randn(16, 10, generator: _random), new(1)).Select(figure => figure.item<float>()).ToArray();

        Assert.Equal(onReal, figures[2], 1e-6);
        Assert.Equal(-figures[3], figures[0], 1e-6);
        Assert.Equal(figures[3] - figures[2], figures[1], 1e-5);
    }

    [Fact]
    public void Run_ManyStepsOnBrightImages_EndsWithTheBestSlope()
    {
        var (generator, critic) = (new DenseGenerator(10, new(_random)), new DenseDiscriminator(new(_random)));
        const string Parameters = "critic_steps=1000;discriminator_learning_rate=0.001";
        using var step = new WassersteinStep(new(SmallData.Parse(Parameters)), generator, critic);
        var noise = randn(16, 10, generator: _random);
        var figures = Array.Empty<float>();
        for (var i = 0; i < 100; i++)
        {
            figures = [.. step.Run(ones(16, 784), noise, new((ulong)i)).Select(figure => figure.item<float>())];
        }

        // A slope s gains s d and costs 10 (s - 1)^2: best is 1 + d / 20.
        var distance = (ones(16, 784) - generator.call(noise)).norm(1).mean().item<float>();
        Assert.Equal(1, (figures[2] - figures[3]) / distance / (1 + distance / 20), 0.1);
    }

    // Parameters alone: batch normalization moves its statistics at every step.
    private static string Hash(nn.Module module) =>
        WeightHash.Of([.. module.named_parameters().Select(pair => new NamedTensor(pair.name, pair.parameter))]);
}
