using Orchestrator.Models.Networks;
using Orchestrator.Models.Tests.Tensors;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Networks;

public sealed class CodeDistributionTests : IDisposable
{
    private readonly TorchSharp.DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Fact]
    public void Divergence_TinyCase_IsSummedOverTheCode()
    {
        var code = new CodeDistribution(
            tensor(new[] { 1f, 0, 0, 0 }, 2, 2), tensor(new[] { 0f, (float)Math.Log(4), 0, 0 }, 2, 2));

        var divergence = code.Divergence().data<float>().ToArray();

        Assert.Equal(0.5 + 0.5 * (4 - 1 - Math.Log(4)), divergence[0], 1e-6);
        Assert.Equal(0, divergence[1], 1e-6);
    }

    [Fact]
    public void Sample_TinyCase_IsMeanPlusDeviationTimesNoise()
    {
        var code = new CodeDistribution(Constant.Of(1, 1, 2), Constant.Of(2 * Math.Log(3), 1, 2));

        var drawn = code.Sample(tensor(new[] { -1f, 2 }, 1, 2)).data<float>().ToArray();

        Assert.Equal(-2, drawn[0], 1e-5);
        Assert.Equal(7, drawn[1], 1e-5);
    }
}
