using Orchestrator.Grains.Search;

namespace Orchestrator.Grains.Tests.Search;

public class RotationTests
{
    [Fact]
    public void Locate_RandomCounts_DealsLikeCards()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            long?[] counts = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (long?)random.Next(0, 6))];
            var expected = Enumerable.Range(0, 6).SelectMany(round => Enumerable.Range(0, counts.Length)
                .Where(family => counts[family] > round)
                .Select(family => (family, (long)round))).ToArray();
            var rotation = new Rotation(counts);

            Assert.Equal(expected.Length, rotation.Total);
            Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(index => rotation.Locate(index)));
            Assert.Throws<ArgumentOutOfRangeException>(() => rotation.Locate(expected.Length));
        }
    }

    [Fact]
    public void Locate_EndlessFamily_GoesOnAlone()
    {
        var rotation = new Rotation([2, null]);

        Assert.Null(rotation.Total);
        Assert.Equal((1, 1_000_000L), rotation.Locate(1_000_002));
    }
}
