using Orchestrator.Abstractions.Search;

namespace Orchestrator.Abstractions.Tests.Search;

public sealed class RankCorrelationTests
{
    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 1, 10, 100, 1000 }, 1)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new double[] { 4, 3, 2, 1 }, -1)]
    [InlineData(new double[] { 1, 2, 3, 4, 5 }, new double[] { 5, 6, 7, 8, 7 }, 0.8207826816681233)]
    [InlineData(new double[] { 1, 2, 2, 3 }, new double[] { 1, 2, 3, 4 }, 0.948683298050514)]
    public void Of_Numbers_IsSpearmans(double[] left, double[] right, double expected) =>
        Assert.Equal(expected, RankCorrelation.Of(left, right)!.Value, 1e-12);

    [Theory]
    [InlineData(new double[] { 1, 1, 1 }, new double[] { 1, 2, 3 })]
    [InlineData(new double[] { 1 }, new double[] { 1 })]
    public void Of_NumbersThatDoNotVary_IsNone(double[] left, double[] right) => Assert.Null(RankCorrelation.Of(left, right));
}
