using System.Diagnostics;
using Orchestrator.Models.Native;
using TorchSharp;

namespace Orchestrator.Models.Tests.Native;

public sealed class TorchRuntimeTests
{
    [Fact]
    public void EnsureLoaded_ProductAndGradient_AreRight()
    {
        TorchRuntime.EnsureLoaded();
        using var scope = torch.NewDisposeScope();
        var a = torch.tensor(new float[] { 1, 2, 3, 4 }, 2, 2).requires_grad_();
        var b = torch.tensor(new float[] { 5, 6, 7, 8 }, 2, 2);

        var product = torch.matmul(a, b);
        product.sum().backward();

        Assert.Equal([19, 22, 43, 50], product.data<float>().ToArray());
        Assert.Equal([11, 15, 11, 15], a.grad!.data<float>().ToArray());
    }

    [Fact]
    public void EnsureLoaded_FromManyThreads_LoadsOneBridge()
    {
        Parallel.For(0, 8, _ => TorchRuntime.EnsureLoaded());

        using var process = Process.GetCurrentProcess();
        var modules = process.Modules.Cast<ProcessModule>().Select(m => Path.GetFileNameWithoutExtension(m.FileName));
        Assert.Single(modules, name => name.EndsWith("LibTorchSharp", StringComparison.Ordinal));
        Assert.Single(modules, name => name.EndsWith("torch_cpu", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("OMP_NUM_THREADS", "1")]
    [InlineData("OMP_WAIT_POLICY", "PASSIVE")]
    [InlineData("MKL_NUM_THREADS", "1")]
    public void EnsureLoaded_Variables_ReachNativeCode(string name, string value)
    {
        TorchRuntime.EnsureLoaded();

        Assert.Equal(value, CLibrary.GetEnvironmentVariable(name));
    }

    [Fact]
    public void EnsureLoaded_Threads_AreOne()
    {
        TorchRuntime.EnsureLoaded();

        Assert.Equal(1, torch.get_num_threads());
        Assert.Equal(1, torch.get_num_interop_threads());
    }

    [Fact]
    public void Describe_Loaded_NamesVersions()
    {
        var text = TorchRuntime.Describe();

        Assert.Matches(@"^TorchSharp 0\.\d+\.\d+, libtorch 2\.\d+[.\d]*, .+, (x64|arm64), 1 thread$", text);
    }
}
