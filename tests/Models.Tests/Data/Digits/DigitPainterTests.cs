using System.Security.Cryptography;
using Orchestrator.Models.Data;
using Orchestrator.Models.Data.Digits;

namespace Orchestrator.Models.Tests.Data.Digits;

public sealed class DigitPainterTests
{
    private const int Size = LabeledImages.PixelCount;
    private static readonly Lazy<LabeledImages> Thousand = new(() => Draw(0, "train", 1_000));

    [Fact]
    public void Draw_ShorterSet_IsAPrefixOfALonger()
    {
        var few = Draw(3, "train", 15);
        var many = Draw(3, "train", 40);

        Assert.Equal(few.Pixels, many.Pixels[..few.Pixels.Length]);
        Assert.Equal(few.Labels, many.Labels[..15]);
    }

    /// <summary>The bytes are a contract: records name data sets by their hash, and every machine must draw the same.</summary>
    [Fact]
    public void Draw_Seed0_HasTheseBytes()
    {
        var digits = Draw(0, "train", 100);

        Assert.Equal("bd6be3bc469008a43870ca6540fea772702438ae035647cfcd2f4a7318042e1a",
            Convert.ToHexStringLower(SHA256.HashData([.. digits.Pixels, .. digits.Labels])));
    }

    [Fact]
    public void Draw_OtherSeedOrPart_IsOther()
    {
        var images = Draw(0, "train", 10).Pixels;

        Assert.NotEqual(images, Draw(1, "train", 10).Pixels);
        Assert.NotEqual(images, Draw(0, "test", 10).Pixels);
    }

    [Fact]
    public void Draw_Labels_EachOncePerTen()
    {
        var labels = Thousand.Value.Labels;

        Assert.All(labels.Chunk(10), ten => Assert.Equal(10, ten.Distinct().Count()));
        Assert.True(labels.Chunk(10).Select(Convert.ToHexString).Distinct().Count() > 90);
    }

    [Fact]
    public void Draw_Images_AreAllDifferent() =>
        Assert.Equal(1_000, Thousand.Value.Pixels.Chunk(Size).Select(Convert.ToHexString).Distinct().Count());

    [Fact]
    public void Draw_Images_HaveBrightInkAndABlackEdge() =>
        Assert.All(Thousand.Value.Pixels.Chunk(Size), image =>
        {
            Assert.InRange(image.Max(), 200, 255);
            Assert.All(Enumerable.Range(0, 28), i =>
                Assert.Equal(0, image[i] + image[27 * 28 + i] + image[i * 28] + image[i * 28 + 27]));
            Assert.InRange(image.Count(b => b > 127), 15, 300);
        });

    /// <summary>MNIST's mean is 0.131 and the error of its mean image 0.067; a set with less variation teaches nothing.</summary>
    [Fact]
    public void Draw_Images_VaryAsHandwritingDoes()
    {
        var images = Thousand.Value;

        Assert.InRange(images.Pixels.Average(b => b / 255.0), 0.11, 0.15);
        Assert.InRange(Deviation(images, _ => 0), 0.055, 0.085);
        Assert.InRange(Deviation(images, i => images.Labels[i]), 0.04, 0.075);
    }

    /// <summary>The nearest class mean is right for about 82% of MNIST.</summary>
    [Fact]
    public void Draw_Labels_SayWhatIsDrawn()
    {
        var means = Means(Thousand.Value, i => Thousand.Value.Labels[i]);
        var test = Draw(0, "test", 500);

        var right = Enumerable.Range(0, 500).Count(i => means.MinBy(m => Error(Image(test, i), m.Value)).Key == test.Labels[i]);

        Assert.InRange(right / 500.0, 0.7, 0.97);
    }

    private static LabeledImages Draw(long seed, string part, int count) =>
        DigitPainter.Draw(seed, part, count, TestContext.Current.CancellationToken);

    /// <summary>The mean squared error of the mean image of each group.</summary>
    private static double Deviation(LabeledImages images, Func<int, int> group)
    {
        var means = Means(images, group);
        return Enumerable.Range(0, images.Count).Average(i => Error(Image(images, i), means[group(i)]));
    }

    private static Dictionary<int, double[]> Means(LabeledImages images, Func<int, int> group) =>
        Enumerable.Range(0, images.Count).GroupBy(group).ToDictionary(
            g => g.Key,
            g => Enumerable.Range(0, Size).Select(p => g.Average(i => images.Pixels[i * Size + p] / 255.0)).ToArray());

    private static double[] Image(LabeledImages images, int i) =>
        [.. images.Pixels.AsSpan(i * Size, Size).ToArray().Select(b => b / 255.0)];

    private static double Error(double[] a, double[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Average();
}
