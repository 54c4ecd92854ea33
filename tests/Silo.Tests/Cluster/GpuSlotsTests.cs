using Orchestrator.Silo.Cluster;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Tests.Cluster;

public sealed class GpuSlotsTests
{
    [Theory]
    [InlineData(null, 0)]
    [InlineData(0, 0)]
    [InlineData(4, 1)]
    public void CheckGpuSlots_NoneAskedOrSomeHere_IsFine(int? asked, int gpus) => WorkerSession.CheckGpuSlots(asked, gpus);

    [Fact]
    public void CheckGpuSlots_AskedWithoutAGpu_IsRefused()
    {
        var refused = Assert.Throws<CommandException>(() => WorkerSession.CheckGpuSlots(2, 0));

        Assert.Equal(ExitCode.InvalidInput, refused.ExitCode);
        Assert.StartsWith("--gpu-slots 2: libtorch finds no GPU here", refused.Message, StringComparison.Ordinal);
    }
}
