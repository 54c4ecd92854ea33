using System.Runtime.InteropServices;
using Orchestrator.Models.Native;
using Orchestrator.Models.Training;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Training;

public sealed class TorchMemoryTests
{
    [Fact]
    public void IsLacking_TensorLargerThanAnyMemory_SaysSoInOneLine()
    {
        TorchRuntime.EnsureLoaded();

        var exception = Assert.Throws<ExternalException>(() => { using var _ = empty(1L << 50); });

        Assert.True(TorchMemory.IsLacking(exception));
        Assert.DoesNotContain('\n', TorchMemory.Describe(exception));
    }

    [Fact]
    public void IsLacking_OtherErrorOfTorch_IsNot()
    {
        TorchRuntime.EnsureLoaded();

        var exception = Assert.Throws<ExternalException>(() => { using var _ = zeros(2, 3).mm(zeros(2, 3)); });

        Assert.False(TorchMemory.IsLacking(exception));
    }
}
