using Orchestrator.Models.Fast;
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

        Assert.All([Noise.Draw(kind, 1000, 100, stream), Noise.Draw(kind, 1000, 100, new NoiseStream(1))], noise =>
        {
            Assert.Equal([1000L, 100L], noise.shape);
            Assert.InRange(noise.mean().item<float>(), -0.01, 0.01);
            Assert.Equal(deviation, noise.std().item<float>(), 0.01);
        });
    }

    [Fact]
    public void Draw_Uniform_StaysWithinOne()
    {
        using var scope = NewDisposeScope();
        using var stream = new Generator(1, CPU);

        Assert.InRange(Noise.Draw("uniform", 1000, 100, stream).abs().max().item<float>(), 0.999, 1);
        Assert.InRange(Noise.Draw("uniform", 1000, 100, new NoiseStream(1)).abs().max().item<float>(), 0.999, 1);
    }

    [Fact]
    public void Draw_OddCount_WritesNoMore()
    {
        using var scope = NewDisposeScope();
        var whole = Noise.Draw("gaussian", 4, 8, new NoiseStream(1)).data<float>().ToArray();
        var part = Noise.Draw("gaussian", 3, 7, new NoiseStream(1)).data<float>().ToArray();

        Assert.Equal(whole[..21], part);
    }
}
