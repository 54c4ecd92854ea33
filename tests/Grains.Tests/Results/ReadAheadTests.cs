using Orchestrator.Grains.Results.Reading;

namespace Orchestrator.Grains.Tests.Results;

public sealed class ReadAheadTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1_024)]
    [InlineData(20_001)]
    public void Of_Items_AreAllThereInOrder(int count) => Assert.Equal(Enumerable.Range(0, count), ReadAhead.Of(Enumerable.Range(0, count)));

    [Fact]
    public void Of_SourceThrows_ThrowsAfterWholePartsBefore()
    {
        var seen = new List<int>();
        var error = Assert.Throws<InvalidDataException>(() => seen.AddRange(ReadAhead.Of(Failing(3_000))));
        Assert.Equal("no more", error.Message);
    }

    [Fact]
    public void Of_LeftEarly_SourceIsClosed()
    {
        var isClosed = false;
        foreach (var item in ReadAhead.Of(Endless()))
        {
            if (item == 5_000) { break; }
        }

        Assert.True(isClosed);

        IEnumerable<int> Endless()
        {
            try
            {
                for (var i = 0; ; i++) { yield return i; }
            }
            finally
            {
                isClosed = true;
            }
        }
    }

    private static IEnumerable<int> Failing(int after)
    {
        for (var i = 0; i < after; i++) { yield return i; }

        throw new InvalidDataException("no more");
    }
}
