using Orchestrator.Dashboard.Exploring;

namespace Orchestrator.Dashboard.Tests.Exploring;

public sealed class RankCorrelationTests
{
    [Fact]
    public void Of_GrowingTogether_IsOne() => Assert.Equal(1, RankCorrelation.Of([(1, 10), (2, 100), (3, 1e6)])!.Value, 1e-12);

    [Fact]
    public void Of_Ties_ShareTheirMeanRank() =>
        Assert.Equal(0.948683298050514, RankCorrelation.Of([(1, 1), (2, 2), (2, 3), (3, 4)])!.Value, 1e-12);

    [Fact]
    public void Of_ConstantOrTooFew_IsNone()
    {
        Assert.Null(RankCorrelation.Of([(1, 1), (1, 2), (1, 3)]));
        Assert.Null(RankCorrelation.Of([(1, 1), (2, 2)]));
    }
}
