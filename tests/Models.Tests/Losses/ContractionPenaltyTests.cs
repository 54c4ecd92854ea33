using Orchestrator.Models.Losses;
using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Losses;

public sealed class ContractionPenaltyTests : IDisposable
{
    private readonly Generator _generator = new(4, CPU);
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _generator.Dispose();
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(0, 1, false)]
    [InlineData(1, 2, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 3, false)]
    [InlineData(2, 3, true)]
    public void Of_AnyDepth_IsTheSquaredNormOfTheJacobian(int hiddenLayers, int codeLayer, bool isSigmoid)
    {
        var network = new DenseAutoencoder(new(4, hiddenLayers, 6), new(_generator), isSigmoid ? codeLayer : 0, isTied: true);
        var images = rand(3, 784, generator: _generator);

        var penalty = new ContractionPenalty(network, 0.5, codeLayer, isSigmoid).Of(network.Run(images)).item<float>();

        var expected = 0.5 * SquaredJacobian(network, images.requires_grad_(), codeLayer) / 3;
        Assert.True(expected > 0);
        Assert.Equal(1, penalty / expected, 1e-4);
    }

    [Fact]
    public void Of_Gradient_AgreesWithFiniteDifferences()
    {
        var network = new DenseAutoencoder(new(4, 0, 0), new(_generator), sigmoidLayer: 1, isTied: true);
        var images = rand(8, 784, generator: _generator);
        var penalty = new ContractionPenalty(network, 1, 1, isSigmoid: true);
        var weight = network.Weight(1);
        var direction = randn(weight.shape, generator: _generator);
        direction /= direction.norm();

        var slope = (autograd.grad([penalty.Of(network.Run(images))], [weight])[0] * direction).sum().item<float>();

        double At(double distance)
        {
            using var withoutGradients = no_grad();
            var original = weight.clone();
            weight.Add(direction, distance);
            var value = penalty.Of(network.Run(images)).item<float>();
            weight.copy_(original);
            return value;
        }

        Assert.Equal(1, (At(0.02) - At(-0.02)) / 0.04 / slope, 0.01);
    }

    private static double SquaredJacobian(DenseAutoencoder network, Tensor images, int codeLayer)
    {
        var code = network.Run(images).Hidden[codeLayer - 1];
        return Enumerable.Range(0, (int)code.shape[1]).Sum(unit =>
            autograd.grad([code.select(1, unit).sum()], [images], retain_graph: true)[0].Squared().sum().item<float>());
    }
}
