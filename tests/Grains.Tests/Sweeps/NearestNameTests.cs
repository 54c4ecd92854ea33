using Orchestrator.Grains.Sweeps;

namespace Orchestrator.Grains.Tests.Sweeps;

public class NearestNameTests
{
    private static readonly string[] Names = ["epochs", "code_size", "code_layer", "loss"];

    [Theory]
    [InlineData("epoch", "epochs")]
    [InlineData("Epochs", "epochs")]
    [InlineData("eopchs", "epochs")]
    [InlineData("codesize", "code_size")]
    [InlineData("code_sizes", "code_size")]
    [InlineData("los", "loss")]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void Find_Misspelling_IsTheNearestName(string name, string? expected) => Assert.Equal(expected, NearestName.Find(name, Names));

    [Fact]
    public void Find_HugeName_IsNull() => Assert.Null(NearestName.Find(new string('e', 1_000_000), Names));
}
