using Orchestrator.Grains.Trials.Latent;

namespace Orchestrator.Grains.Tests.Trials.Latent;

public sealed class CodeSpreadTests
{
    [Fact]
    public void Largest_Deviations_ComeFirstAndNotANumberLast()
    {
        // Deviations 0, 2, 1, 2 and NaN.
        CodeSpread spread = new(new(2, 5, [7, 1, 1, 3, float.NaN, 7, 5, 3, 7, 0]));

        Assert.Equal([1, 3, 2, 0, 4], spread.Largest(9));
        Assert.Equal([1, 3], spread.Largest(2));
        Assert.Equal([7, 3, 2, 5], spread.Means.Take(4));
        Assert.Equal([0, 2, 1, 2], spread.Deviations.Take(4));
    }

    [Fact]
    public void Percentiles_OfEvenValues_LieBetweenTheNearestTwo()
    {
        CodeSpread spread = new(new(11, 1, [.. Enumerable.Range(0, 11).Select(i => 10f - i)]));

        var (low, high) = spread.Percentiles(0);

        Assert.Equal(0.5, low, 1e-12);
        Assert.Equal(9.5, high, 1e-12);
    }

    [Fact]
    public void Percentiles_UnitThatIsSeldomActive_AreItsLeastAndGreatestValue()
    {
        CodeSpread spread = new(new(40, 1, [.. Enumerable.Repeat(0f, 39), 4f]));

        Assert.Equal((0.0, 4.0), spread.Percentiles(0));
    }

    [Fact]
    public void Percentiles_OneImage_AreItsValue() => Assert.Equal((3.0, 3.0), new CodeSpread(new(1, 1, [3])).Percentiles(0));
}
