using Orchestrator.Grains.Workers;

namespace Orchestrator.Grains.Tests.Workers;

public class SystemCpuTests
{
    [Fact]
    public void ReadMachine_LinesOfTheSystem_LeavesOutWhatIsIdleAndWhatIsCountedTwice() =>
        Assert.Equal(
            new MachineTime(2, 1 + 2 + 3 + 6 + 7 + 8, 1 + 2 + 3 + 100 + 50 + 6 + 7 + 8),
            SystemCpu.ReadMachine(["cpu  1 2 3 100 50 6 7 8 1 2", "cpu0 0 0 0 0 0 0 0 0 0 0", "cpu1 1 2 3 100 50 6 7 8 1 2", "intr 5", "cpux"]));

    [Theory]
    [InlineData("intr 5")]
    [InlineData("cpu 1 2 3")]
    public void ReadMachine_AnotherTable_IsUnknown(string line) => Assert.Null(SystemCpu.ReadMachine([line]));

    [Fact]
    public void Own_OfThisProcess_IsSome() => Assert.True(new SystemCpu().Own > TimeSpan.Zero);
}
