using Orchestrator.Grains.Trials;
using Orchestrator.Models.Footprints;

namespace Orchestrator.Grains.Tests.Trials;

public class TrialRoomTests
{
    private const long Gigabyte = 1_000_000_000;

    [Theory]
    [InlineData(8, 1, 20, 8)]
    [InlineData(8, 1, 3, 4)]
    [InlineData(8, 1, null, 8)]
    public void Bytes_LimitAndMachine_AreBothKept(long limit, long own, int? available, long expected) =>
        Assert.Equal((expected * Gigabyte) - TrialFootprint.Program, Room(limit, own, available).Bytes);

    [Theory]
    [InlineData(8, 1, 20, 1)]
    [InlineData(8, 1, 3, 5)]
    [InlineData(8, 9, 3, 8)]
    [InlineData(8, 1, null, 1)]
    public void Use_LimitAndMachine_IsWhatTheProcessCannotHave(long limit, long own, int? available, long used) =>
        Assert.Equal(new(used * Gigabyte, limit * Gigabyte), Room(limit, own, available).Use);

    [Fact]
    public void Bytes_NothingLeft_IsZero() => Assert.Equal(0, new TrialRoom(new(1), new(), new Memory(0, 0)).Bytes);

    [Fact]
    public void ReadAvailable_LinesOfTheSystem_AreKibibytes()
    {
        Assert.Equal(2048, SystemMemory.ReadAvailable(["MemTotal:  9 kB", "MemAvailable:          2 kB"]));
        Assert.Null(SystemMemory.ReadAvailable(["MemTotal:  9 kB"]));
    }

    private static TrialRoom Room(long limit, long own, int? available) =>
        new(new(limit * Gigabyte), new(), new Memory(own * Gigabyte, available * Gigabyte));

    private sealed record Memory(long Own, long? Available) : ISystemMemory;
}
