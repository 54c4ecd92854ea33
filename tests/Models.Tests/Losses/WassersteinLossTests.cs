using Orchestrator.Models.Losses;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Losses;

public sealed class WassersteinLossTests : IDisposable
{
    private readonly Generator _random = new(6, CPU);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _random.Dispose();
    }

    [Fact]
    public void Losses_TinyCase_AreMeansOfScores()
    {
        var (real, fake) = (tensor(new[] { 1f, 4 }, 2, 1), tensor(new[] { -3f, 2 }, 2, 1));

        Assert.Equal(-0.5 - 2.5, WassersteinLosses.Critic(real.mean(), fake.mean()).item<float>(), 1e-6);
        Assert.Equal(0.5, WassersteinLosses.Generator(fake).item<float>(), 1e-6);
    }

    [Fact]
    public void GradientPenalty_LinearCritic_IsThatOfItsWeights()
    {
        // D(x) = w x with |w| = 5: (5 - 1)^2, and 2 (5 - 1) w / 5 by w.
        var weights = tensor(new[] { 3f, -4 }, 2, 1).requires_grad_();

        var penalty = WassersteinLosses.GradientPenalty(
            images => images.mm(weights), rand(3, 2, generator: _random), rand(3, 2, generator: _random), rand(3, 1, generator: _random));
        var gradient = autograd.grad([penalty], [weights])[0].data<float>().ToArray();

        Assert.Equal(16, penalty.item<float>(), 1e-4);
        Assert.Equal(4.8, gradient[0], 1e-4);
        Assert.Equal(-6.4, gradient[1], 1e-4);
    }

    [Fact]
    public void GradientPenalty_QuadraticCritic_IsTakenOnTheLineAtTheShareOfTheRealImage()
    {
        // D(x) = x^2 / 2, whose gradient is x: at 2 + 0.25 (6 - 2) = 3 between a fake 2 and a real 6.
        var penalty = WassersteinLosses.GradientPenalty(
            images => (images * images).mul(tensor(0.5f)), tensor(new[] { 6f }, 1, 1), tensor(new[] { 2f }, 1, 1), tensor(new[] { 0.25f }, 1, 1));

        Assert.Equal(4, penalty.item<float>(), 1e-4);
    }

    [Fact]
    public void GradientPenalty_CriticWithoutSlope_HasAFiniteGradient()
    {
        var weights = zeros(2, 1).requires_grad_();

        var penalty = WassersteinLosses.GradientPenalty(images => images.mm(weights), ones(1, 2), zeros(1, 2), zeros(1, 1));

        Assert.True(autograd.grad([penalty], [weights])[0].isfinite().all().item<bool>());
    }

    [Fact]
    public void GradientPenalty_GradientOfASmoothCritic_AgreesWithFiniteDifferences()
    {
        var (real, fake, shares) = (rand(8, 5, generator: _random), rand(8, 5, generator: _random), rand(8, 1, generator: _random));
        Tensor[] weights = [.. new[] { (5L, 7L), (7, 6), (6, 1) }.Select(size => randn(size.Item1, size.Item2, generator: _random).requires_grad_())];
        Tensor Critic(Tensor images) => images.mm(weights[0]).tanh().mm(weights[1]).tanh().mm(weights[2]);

        var slopes = Slopes.Of(() => WassersteinLosses.GradientPenalty(Critic, real, fake, shares), weights, 0.01, _random).ToList();

        Assert.Equal(3, slopes.Count);
        Assert.All(slopes, slope => Assert.Equal(1, slope.Difference / slope.Gradient, 0.02));
    }

    [Fact]
    public void GradientPenalty_GradientOfTheDenseCritic_IsThatOfItsProductOfMaskedWeights()
    {
        var critic = new DenseDiscriminator(new(_random));
        var images = rand(8, 784, generator: _random);
        Tensor[] weights = [.. critic.named_parameters().Where(pair => pair.name.EndsWith("weight", StringComparison.Ordinal)).Select(pair => pair.parameter)];
        Tensor[] biases = [.. critic.named_parameters().Where(pair => pair.name.EndsWith("bias", StringComparison.Ordinal)).Select(pair => pair.parameter)];

        // LeakyReLU bends nowhere but at 0: the gradient of a score is w3 m2 W2 m1 W1, with m the slopes of what is active.
        var first = nn.functional.linear(images, weights[0], biases[0]);
        var second = nn.functional.linear(first.LeakyRelu(0.2), weights[1], biases[1]);
        var rows = ((weights[2] * Mask(second)).mm(weights[1]) * Mask(first)).mm(weights[0]);
        var expected = autograd.grad([(rows.norm(1) - ones(8)).Squared().mean()], weights);
        var actual = autograd.grad([WassersteinLosses.GradientPenalty(critic.call, images, images, ones(8, 1))], weights);

        Assert.All(
            expected.Zip(actual),
            pair => Assert.InRange(((pair.First - pair.Second).norm() / pair.First.norm()).item<float>(), 0, 1e-4));
    }

    private static Tensor Mask(Tensor sums) => sums.detach().IsAbove(0).to(float32).Times(0.8).Plus(0.2);
}
