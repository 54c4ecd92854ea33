using System.Runtime.Intrinsics;
using Orchestrator.Models.Fast;

namespace Orchestrator.Models.Tests.Fast;

public sealed class NoiseStreamTests
{
    [Theory]
    [InlineData(0u, new[] { 0x6627E8D5u, 0xE169C58Du, 0xBC57AC4Cu, 0x9B00DBD8u })]
    [InlineData(0xFFFFFFFFu, new[] { 0x408F276Du, 0x41C83B0Eu, 0xA20BC7C6u, 0x6D5451FDu })]
    public void Philox_PublishedCounters_GivePublishedWords(uint word, uint[] expected)
    {
        var counter = Vector256.Create((ulong)word);

        var (first, second) = Philox.Next(counter, counter, counter, counter, Philox.ScheduleOf(word | ((ulong)word << 32)));

        Assert.Equal(expected, new[] { first[0], first[1], second[0], second[1] });
        Assert.Equal(expected, new[] { first[6], first[7], second[6], second[7] });
    }

    [Fact]
    public void NextNormal_ManyNumbers_AreNormal()
    {
        var values = Draw(new(3), noise => noise.NextNormal(), 30_000);

        Assert.InRange(values.Average(), -0.005, 0.005);
        Assert.InRange(values.Average(x => x * x), 0.99, 1.01);
        Assert.InRange(values.Average(x => x * x * x), -0.02, 0.02);
        Assert.InRange(values.Average(x => x * x * x * x), 2.95, 3.05);
        Assert.InRange(values.Count(x => x < -1.959964) / (double)values.Count, 0.0244, 0.0256);
        Assert.InRange(values.Zip(values.Skip(1), (x, y) => x * y).Average(), -0.005, 0.005);
        Assert.InRange(values.Zip(values.Skip(8), (x, y) => x * y).Average(), -0.005, 0.005);
    }

    [Fact]
    public void NextUniform_ManyNumbers_FillTheIntervalEvenly()
    {
        var values = Draw(new(3), noise => noise.NextUniform(), 10_000);

        Assert.InRange(values.Min(), 0, 1e-4);
        Assert.InRange(values.Max(), 0.9999, 0.99999999);
        var shares = values.GroupBy(x => (int)(x * 10)).Select(group => group.Count() / (double)values.Count).ToArray();
        Assert.Equal(10, shares.Length);
        Assert.All(shares, share => Assert.InRange(share, 0.097, 0.103));
    }

    [Fact]
    public void NextUniform_OtherSeed_GivesOtherNumbers()
    {
        var (one, other) = (Draw(new(1), noise => noise.NextUniform(), 4), Draw(new(2), noise => noise.NextUniform(), 4));

        Assert.Empty(one.Intersect(other));
        Assert.Equal(one, Draw(new(1), noise => noise.NextUniform(), 4));
    }

    private static List<double> Draw(
        NoiseStream noise, Func<NoiseStream, (Vector256<float> One, Vector256<float> Other)> next, int times)
    {
        var values = new List<double>();
        for (var i = 0; i < times; i++)
        {
            var (one, other) = next(noise);
            values.AddRange(Enumerable.Range(0, 8).Select(lane => (double)one[lane]));
            values.AddRange(Enumerable.Range(0, 8).Select(lane => (double)other[lane]));
        }

        return values;
    }
}
