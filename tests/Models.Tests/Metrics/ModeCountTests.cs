using Orchestrator.Models.Metrics;

namespace Orchestrator.Models.Tests.Metrics;

public sealed class ModeCountTests
{
    [Theory]
    [InlineData(new[] { 100, 100, 100 }, 3)]
    [InlineData(new[] { 990, 10, 0 }, 2)]
    [InlineData(new[] { 991, 9, 0 }, 1)]
    [InlineData(new[] { 0, 0, 1 }, 1)]
    public void Of_Histogram_CountsClassesWithOnePercent(int[] histogram, int count) => Assert.Equal(count, ModeCount.Of(histogram));
}
