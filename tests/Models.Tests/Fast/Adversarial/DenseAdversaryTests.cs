using Orchestrator.Models.Fast.Adversarial;
using Orchestrator.Models.Gans;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Fast.Adversarial;

public sealed class DenseAdversaryTests
{
    [Fact]
    public void Run_SameBatch_TellsWhatTheEagerStepTells()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(3, CPU);
        GanOptions options = new(SmallData.Parse("noise_size=10;label_smoothing=0.2"));
        var (real, noise) = (rand(23, 784, generator: random), randn(23, 10, generator: random));

        using var fast = DenseAdversary.TryCreate(options, Networks().Generator, Networks().Discriminator);
        using var eager = new AdversarialStep(options, Networks().Generator, Networks().Discriminator);
        var (figures, expected) = (Twice(fast!, real, noise), Twice(eager, real, noise));

        Assert.Equal(eager.Metrics.Count, figures.Length);
        Assert.All(expected.Zip(figures), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void TryCreate_ForWasserstein_IsNull()
    {
        using var scope = NewDisposeScope();
        var (generator, discriminator) = Networks();

        Assert.Null(DenseAdversary.TryCreate(new WassersteinOptions(SmallData.Parse("")), generator, discriminator));
    }

    // The second step tells what the first one moved.
    private static float[] Twice(IAdversarialStep step, Tensor real, Tensor noise)
    {
        step.Run(real, noise, new(1));
        return [.. step.Run(real, noise, new(1)).Select(figure => figure.item<float>())];
    }

    private static (DenseGenerator Generator, DenseDiscriminator Discriminator) Networks()
    {
        using var random = new Generator(2, CPU);
        return (new(10, new(random)), new(new(random)));
    }
}
