using Orchestrator.Dashboard.Samples;

namespace Orchestrator.Dashboard.Tests.Samples;

public sealed class SampleEpochsTests
{
    [Theory]
    [InlineData(7, 1, 20, 7)]
    [InlineData(7, 1, 4, 4)]
    [InlineData(7, 5, 20, 5)]
    [InlineData(8, 5, 20, 10)]
    [InlineData(1, 5, 20, 5)]
    [InlineData(1, 5, 3, 3)]
    [InlineData(19, 5, 18, 18)]
    [InlineData(17, 5, 18, 18)]
    [InlineData(16, 5, 18, 15)]
    [InlineData(6, 4, 20, 4)]
    [InlineData(3, int.MaxValue, 20, 20)]
    public void Nearest_StoredAtMultiplesAndTheNewest_IsTheNearest(int asked, int every, int newest, int expected) =>
        Assert.Equal(expected, SampleEpochs.Nearest(asked, every, newest));

    [Theory]
    [InlineData(7, 5, 5)]
    [InlineData(5, 5, null)]
    [InlineData(10, 5, 5)]
    [InlineData(1, 1, null)]
    public void Before_Epoch_IsTheStoredOneBefore(int epoch, int every, int? expected) =>
        Assert.Equal(expected, SampleEpochs.Before(epoch, every));

    [Theory]
    [InlineData(5, 5, 20, 10)]
    [InlineData(7, 5, 8, 8)]
    [InlineData(8, 5, 8, null)]
    public void After_Epoch_IsTheStoredOneAfter(int epoch, int every, int newest, int? expected) =>
        Assert.Equal(expected, SampleEpochs.After(epoch, every, newest));
}
