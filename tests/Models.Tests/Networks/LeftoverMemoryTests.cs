using Orchestrator.Models.Networks;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Tests.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Networks;

/// <summary>Gradients must not depend on what was in memory before: oneDNN's do for some convolutions.</summary>
public sealed class LeftoverMemoryTests : IDisposable
{
    private readonly Generator _generator = new(3, CPU);

    public void Dispose() => _generator.Dispose();

    [Fact]
    public void Gradients_ConvolutionalAutoencoderAmidJunk_StayTheSame()
    {
        using var network = new ConvolutionalAutoencoder(new(_generator));
        using var images = rand(40, 784, generator: _generator);

        AssertStable(network, () => network.Run(images).Output().Squared().mean(), images);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(16)]
    public void Gradients_ConvolutionalDiscriminatorAmidJunk_StayTheSame(int width)
    {
        using var network = new ConvolutionalDiscriminator(width, new(_generator));
        using var images = rand(40, 784, generator: _generator);

        AssertStable(network, () => network.call(images).Squared().mean(), images);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    public void Gradients_ConvolutionalGeneratorAmidJunk_StayTheSame(int width)
    {
        using var network = new ConvolutionalGenerator(10, width, new(_generator));
        using var noise = rand(40, 10, generator: _generator);

        AssertStable(network, () => network.call(noise).Squared().mean(), noise);
    }

    private static void AssertStable(nn.Module network, Func<Tensor> loss, Tensor input)
    {
        input.requires_grad_();
        Tensor[] variables = [input, .. network.parameters()];
        var hashes = new HashSet<string>();
        for (var i = 0; i < 15; i++)
        {
            using var scope = NewDisposeScope();
            LeaveJunk();
            var gradients = autograd.grad([loss()], variables);
            Assert.DoesNotContain(gradients, gradient => gradient.isnan().any().item<bool>());
            hashes.Add(WeightHash.Of(gradients.Select((gradient, index) => new NamedTensor($"{index}", gradient.contiguous()))));
        }

        Assert.Single(hashes);
    }

    // Freed blocks of the sizes that the networks ask for are given out again as they are.
    private static void LeaveJunk()
    {
        foreach (var channels in new[] { 1, 2, 4, 5, 8, 10, 12, 16, 32, 64 })
        {
            foreach (var side in new[] { 4, 7, 8, 14, 16, 28 })
            {
                Constant.Of(double.NaN, 40, channels, side, side).Dispose();
            }
        }
    }
}
