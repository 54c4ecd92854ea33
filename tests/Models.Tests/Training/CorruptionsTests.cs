using Orchestrator.Models.Fast;
using Orchestrator.Models.Tensors;
using Orchestrator.Models.Tests.Tensors;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Training;

public sealed class CorruptionsTests
{
    [Fact]
    public void Apply_GaussianOnGrey_HasTheLevelAsDeviation()
    {
        using var scope = NewDisposeScope();
        var noise = Corrupt("gaussian", 0.1, 0.5f).Plus(-0.5);

        Assert.InRange(noise.mean().item<float>(), -0.001, 0.001);
        Assert.InRange(noise.std().item<float>(), 0.099, 0.101);
    }

    [Fact]
    public void Apply_GaussianOnBlack_IsClippedAtBlack()
    {
        using var scope = NewDisposeScope();
        var corrupted = Corrupt("gaussian", 1, 0);

        Assert.Equal(0, corrupted.min().item<float>());
        Assert.Equal(1, corrupted.max().item<float>());
        Assert.InRange(Share(corrupted, 0), 0.49, 0.51);
    }

    [Fact]
    public void Apply_Masking_BlackensTheLevelsShare()
    {
        using var scope = NewDisposeScope();
        var corrupted = Corrupt("masking", 0.3, 0.5f);

        Assert.InRange(Share(corrupted, 0), 0.295, 0.305);
        Assert.InRange(Share(corrupted, 0.5), 0.695, 0.705);
    }

    [Fact]
    public void Apply_SaltAndPepper_TakesHalfTheLevelEach()
    {
        using var scope = NewDisposeScope();
        var corrupted = Corrupt("salt-pepper", 0.3, 0.5f);

        Assert.InRange(Share(corrupted, 0), 0.145, 0.155);
        Assert.InRange(Share(corrupted, 1), 0.145, 0.155);
        Assert.InRange(Share(corrupted, 0.5), 0.695, 0.705);
    }

    [Theory]
    [InlineData("gaussian")]
    [InlineData("masking")]
    [InlineData("salt-pepper")]
    public void Apply_LevelZero_ChangesNothing(string kind)
    {
        using var scope = NewDisposeScope();

        Assert.Equal(1, Share(Corrupt(kind, 0, 0.25f), 0.25));
    }

    [Theory]
    [InlineData("gaussian")]
    [InlineData("masking")]
    [InlineData("salt-pepper")]
    public void Apply_SameSeed_GivesTheSameAndLeavesTheInput(string kind)
    {
        using var scope = NewDisposeScope();
        var images = Constant.Of(0.5, 100, 784);

        var (one, other) = (Corrupt(kind, 0.3, images), Corrupt(kind, 0.3, images));

        Assert.Equal(one.data<float>().ToArray(), other.data<float>().ToArray());
        Assert.Equal(1, Share(images, 0.5));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Apply_Gaussian_TakesNumbersInTheStreamsOrder(int rows)
    {
        using var scope = NewDisposeScope();
        var corrupted = Corrupt("gaussian", 0.01, Constant.Of(0.5, rows, 784)).data<float>().ToArray();

        var stream = new NoiseStream(5);
        for (var i = 0; i < corrupted.Length; i += 16)
        {
            var (one, other) = stream.NextNormal();
            Assert.Equal(Enumerable.Range(0, 8).Select(lane => 0.5f + (one[lane] * 0.01f)), corrupted[i..(i + 8)]);
            Assert.Equal(Enumerable.Range(0, 8).Select(lane => 0.5f + (other[lane] * 0.01f)), corrupted[(i + 8)..(i + 16)]);
        }
    }

    private static Tensor Corrupt(string kind, double level, float pixel) => Corrupt(kind, level, Constant.Of(pixel, 500, 784));

    private static Tensor Corrupt(string kind, double level, Tensor images)
    {
        return new Corruption(kind, level).Apply(images, new NoiseStream(5));
    }

    private static double Share(Tensor images, double pixel)
    {
        var pixels = images.data<float>().ToArray();
        return pixels.Count(value => value == (float)pixel) / (double)pixels.Length;
    }
}
