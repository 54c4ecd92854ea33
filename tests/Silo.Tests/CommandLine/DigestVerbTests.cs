using Orchestrator.Silo.CommandLine;
using Orchestrator.Silo.Running;

namespace Orchestrator.Silo.Tests.CommandLine;

public sealed class DigestVerbTests
{
    [Fact]
    public void DescribeKind_RecordOfHere_NamesVendorAndProduct()
    {
        var kind = DigestVerb.DescribeKind(EnvironmentRecord.ToJson());

        Assert.DoesNotContain("no vendor", kind, StringComparison.Ordinal);
        Assert.Matches(@"^\w+, \w+, (AVX-512|AVX2|baseline), (own AVX-512|own AVX2|MKL|torch), TorchSharp .*, cpu$", kind);
    }

    [Fact]
    public void DescribeKind_OtherProduct_IsAnotherKind()
    {
        const string Record = """{"architecture":"X64","vendor":"AuthenticAMD","vectors":"AVX-512","product":"own AVX-512","torch":"t","device":"cpu"}""";

        var other = Record.Replace("own AVX-512", "MKL", StringComparison.Ordinal);

        Assert.NotEqual(DigestVerb.DescribeKind(Record), DigestVerb.DescribeKind(other));
    }

    [Fact]
    public void DescribeKind_OlderRecord_SaysWhatItLacks() =>
        Assert.Equal(
            "X64, no vendor, AVX2, no product, t, cpu",
            DigestVerb.DescribeKind("""{"architecture":"X64","vectors":"AVX2","torch":"t","device":"cpu"}"""));
}
