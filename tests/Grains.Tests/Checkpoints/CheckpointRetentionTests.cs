using Orchestrator.Grains.Checkpoints;

namespace Orchestrator.Grains.Tests.Checkpoints;

public class CheckpointRetentionTests
{
    private static readonly Dictionary<int, double> Objective = new() { [1] = 0.5, [2] = 0.1, [3] = 0.3, [4] = double.NaN };

    [Theory]
    [InlineData(new[] { "best", "last" }, new[] { 1, 3 })]
    [InlineData(new[] { "last" }, new[] { 1, 2, 3 })]
    [InlineData(new[] { "best" }, new[] { 1, 3 })]
    [InlineData(new[] { "all" }, new int[0])]
    [InlineData(new string[0], new[] { 1, 2, 3 })]
    public void ListDropped_OfFourEpochs_KeepsWhatIsAskedAndTheNewest(string[] keep, int[] dropped) =>
        Assert.Equal(dropped, CheckpointRetention.ListDropped(new(1, 0, keep), [1, 2, 3, 4], IsBetter));

    [Fact]
    public void ListDropped_UnrankedFamily_KeepsTheNewestAlone() =>
        Assert.Equal([1, 2], CheckpointRetention.ListDropped(new(1, 0, ["best", "last"]), [1, 2, 3], null));

    [Fact]
    public void ListDropped_NothingStored_DropsNothing() =>
        Assert.Empty(CheckpointRetention.ListDropped(new(1, 0, ["last"]), [], IsBetter));

    private static bool IsBetter(int left, int right) => Objective[left] < Objective[right];
}
