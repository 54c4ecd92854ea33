using System.Text;
using System.Text.Json;
using Orchestrator.Grains.Results;

namespace Orchestrator.Grains.Tests.Results;

public sealed class StoredEpochTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(0.1)]
    [InlineData(-0.0)]
    [InlineData(5e-324)]
    [InlineData(1.7976931348623157e308)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Read_Written_IsTheSameBitForBit(double? objective)
    {
        var epoch = new StoredEpoch("EpochRecorded", 3, 12_345_678_901, 30, objective);

        var read = Read(epoch.Write());

        Assert.Equal(epoch, read);
        Assert.Equal(Bits(objective), Bits(read.Objective));
    }

    [Fact]
    public void Read_OtherMembersAndOrder_AreLeftOut()
    {
        var text = $$"""{"more":{"a":[1]},"epoch":2,"name":"{{new string('x', 1000)}}","objective":"NaN","lease":4,"attempt":1}""";
        Assert.Equal(new("EpochRecorded", 1, 4, 2, double.NaN), Read(text));
    }

    [Fact]
    public void Read_NoJson_SaysSo() => Assert.ThrowsAny<JsonException>(() => Read("{\"epoch\":2"));

    private static StoredEpoch Read(string text) => StoredEpoch.Read(Encoding.UTF8.GetBytes(text));

    private static long? Bits(double? value) => value is { } number ? BitConverter.DoubleToInt64Bits(number) : null;
}
