using Orchestrator.Abstractions.Queries;

namespace Orchestrator.Abstractions.Tests.Queries;

public class TrialWaitTests
{
    [Theory]
    [InlineData(new int[0], 0, "why")]
    [InlineData(new int[0], 1, "1 trial: why")]
    [InlineData(new int[0], 1200, "1,200 trials: why")]
    [InlineData(new[] { 7 }, 1, "trial 7: why")]
    [InlineData(new[] { 3, 4 }, 2, "trials 3-4 (2): why")]
    [InlineData(new[] { 3, 12, 13, 14, 9 }, 5, "trials 3, 12-14, 9 (5): why")]
    public void Describe_Trials_PutsThoseInARowTogether(int[] trials, int count, string expected) =>
        Assert.Equal(expected, new TrialWait(trials, count, "why").Describe());
}
