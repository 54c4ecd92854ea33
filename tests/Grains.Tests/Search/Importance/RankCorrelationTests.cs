using Orchestrator.Grains.Search.Importance;

namespace Orchestrator.Grains.Tests.Search.Importance;

public sealed class RankCorrelationTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 10, 100, 1000 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 5, 6, 7, 8, 7 }, 0.8207826816681233)]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 }, 0)]
    [InlineData(new double[] { 1 }, new double[] { 1 }, 0)]
    public void Of_Numbers_IsSpearmans(double[] left, double[] right, double expected) =>
        Assert.Equal(expected, RankCorrelation.Of(left, right), 1e-12);
}
