using Orchestrator.Models.Gans;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Gans;

public sealed class NoiseTests
{
    [Theory]
    [InlineData("gaussian", 1.0)]
    [InlineData("uniform", 0.57735)]
    public void Draw_Kind_HasItsDeviation(string kind, double deviation)
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1, CPU);

        var noise = Noise.Draw(kind, 1000, 100, stream);

        Assert.Equal([1000L, 100L], noise.shape);
        Assert.InRange(noise.mean().item<float>(), -0.01, 0.01);
        Assert.Equal(deviation, noise.std().item<float>(), 0.01);
    }

    [Fact]
    public void Draw_Uniform_StaysWithinOne()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1, CPU);

        Assert.InRange(Noise.Draw("uniform", 1000, 100, stream).abs().max().item<float>(), 0.999, 1);
    }
}
