using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Tests.Cluster;

public sealed class MachineKindsTests
{
    private const string Record = """{"architecture":"X64","vendor":"AuthenticAMD","vectors":"AVX-512","product":"own AVX-512","torch":"t","device":"cpu","gpus":["H100","A100"]}""";

    [Fact]
    public void Of_OtherProduct_IsAnotherKind() =>
        Assert.NotEqual(MachineKinds.Of(Record), MachineKinds.Of(Record.Replace("own AVX-512", "MKL", StringComparison.Ordinal)));

    [Fact]
    public void Of_Gpu_IsAnotherKindByTheNameOfTheGpu()
    {
        var (first, second) = (MachineKinds.On("cuda", Record, 2), MachineKinds.On("cuda", Record, 1));

        Assert.Equal(MachineKinds.Of(Record) + ", H100", MachineKinds.Of(first));
        Assert.Equal(MachineKinds.Of(Record) + ", A100", MachineKinds.Of(second));
        Assert.Equal(MachineKinds.Of(first), MachineKinds.Of(MachineKinds.On("cuda:0", Record, 1)));
    }

    [Fact]
    public void WithDevice_TwoGpusOfOneName_AreOneKind()
    {
        var twins = Record.Replace("A100", "H100", StringComparison.Ordinal);

        Assert.Equal(MachineKinds.WithDevice(MachineKinds.On("cuda", twins, 0)), MachineKinds.WithDevice(MachineKinds.On("cuda", twins, 1)));
        Assert.NotEqual(MachineKinds.WithDevice(MachineKinds.On("cuda", twins, 0)), MachineKinds.WithDevice(twins));
    }

    [Fact]
    public void OfWorker_EachDeviceAndSlot_IsTheKindThatAnAttemptThereRecords()
    {
        foreach (var (device, slot) in new[] { ("cpu", 0), ("cuda", 0), ("cuda", 1), ("cuda", 2), ("cuda:1", 0), ("cuda:7", 0) })
        {
            Assert.Equal(MachineKinds.Of(MachineKinds.On(device, Record, slot)), MachineKinds.OfWorker(Record).Of(device, slot));
            Assert.Equal(MachineKinds.Of(MachineKinds.On(device, "{}", slot)), MachineKinds.OfWorker("{}").Of(device, slot));
        }
    }

    [Fact]
    public void On_GpuThatTheWorkerDoesNotSay_IsUnknown() =>
        Assert.EndsWith(", unknown GPU", MachineKinds.Of(MachineKinds.On("cuda:5", Record, 0)), StringComparison.Ordinal);

    [Fact]
    public void WithDevice_OlderRecord_SaysWhatItLacks() =>
        Assert.Equal("X64, no vendor, AVX2, no product, t, cpu", MachineKinds.WithDevice("""{"architecture":"X64","vectors":"AVX2","torch":"t","device":"cpu"}"""));

    [Theory]
    [InlineData("no json")]
    [InlineData("[1]")]
    public void Of_WhatIsNoObject_IsItself(string environment)
    {
        Assert.Equal(environment, MachineKinds.Of(environment));
        Assert.Equal(environment, MachineKinds.On("cuda:0", environment, 0));
    }
}
