using Orchestrator.Grains.Cluster;

namespace Orchestrator.Grains.Tests.Cluster;

public sealed class MachineKindsTests
{
    private const string Record = """{"architecture":"X64","vendor":"AuthenticAMD","vectors":"AVX-512","product":"own AVX-512","torch":"t","device":"cpu"}""";

    [Fact]
    public void Of_OtherProduct_IsAnotherKind() =>
        Assert.NotEqual(MachineKinds.Of(Record), MachineKinds.Of(Record.Replace("own AVX-512", "MKL", StringComparison.Ordinal)));

    [Fact]
    public void Of_OtherDevice_IsTheSameKindButNotWithDevice()
    {
        var other = MachineKinds.On("cuda:0", Record);

        Assert.Equal(MachineKinds.Of(Record), MachineKinds.Of(other));
        Assert.EndsWith(", cuda:0", MachineKinds.WithDevice(other), StringComparison.Ordinal);
    }

    [Fact]
    public void WithDevice_OlderRecord_SaysWhatItLacks() =>
        Assert.Equal("X64, no vendor, AVX2, no product, t, cpu", MachineKinds.WithDevice("""{"architecture":"X64","vectors":"AVX2","torch":"t","device":"cpu"}"""));

    [Theory]
    [InlineData("no json")]
    [InlineData("[1]")]
    public void Of_WhatIsNoObject_IsItself(string environment)
    {
        Assert.Equal(environment, MachineKinds.Of(environment));
        Assert.Equal(environment, MachineKinds.On("cuda:0", environment));
    }
}
