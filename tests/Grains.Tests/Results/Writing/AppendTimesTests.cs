using Orchestrator.Grains.Results.Writing;

namespace Orchestrator.Grains.Tests.Results.Writing;

public sealed class AppendTimesTests
{
    private readonly AppendTimes _times = new();

    [Fact]
    public void Read_BeforeTheFirst_IsNull() => Assert.Null(_times.Read());

    [Fact]
    public void Read_OneHundred_GivesTheNinetyNinth()
    {
        foreach (var time in Enumerable.Range(1, 100).Reverse()) { Add(time); }

        Assert.Equal(new(100, 50, 99), _times.Read());
    }

    [Fact]
    public void Read_MoreThanAreKept_ForgetsTheOldest()
    {
        for (var i = 0; i < 500; i++) { Add(9_000); }

        for (var i = 0; i < 1_000; i++) { Add(2); }

        Assert.Equal(new(1_500, 2, 2), _times.Read());
    }

    private void Add(double milliseconds) => _times.Add(TimeSpan.FromMilliseconds(milliseconds));
}
