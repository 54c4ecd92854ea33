using Orchestrator.Grains.Cluster;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.Running;

public sealed class EnvironmentRecordTests
{
    [Fact]
    public void ToJson_OfHere_NamesTheWholeMachineKind()
    {
        var kind = MachineKinds.WithDevice(EnvironmentRecord.ToJson());

        Assert.DoesNotContain("no vendor", kind, StringComparison.Ordinal);
        Assert.Matches(@"^\w+, \w+, (AVX-512|AVX2|baseline), (own AVX-512|own AVX2|MKL|torch), TorchSharp .*, cpu$", kind);
    }
}
