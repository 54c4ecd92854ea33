using Orchestrator.Abstractions.Names;

namespace Orchestrator.Abstractions.Tests.Names;

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

    [Fact]
    public void Find_NoCandidates_IsNull() => Assert.Null(NearestName.Find("epochs", []));

    [Fact]
    public void Find_CandidateInOtherCase_IsGivenAsItIsWritten() => Assert.Equal("Completed", NearestName.Find("complete", ["Failed", "Completed"]));

    [Theory]
    [InlineData("zzz", "loss")]
    [InlineData("eopchs", "epochs")]
    [InlineData("", "loss")]
    public void Closest_AnyName_IsTheOneWithTheFewestEdits(string name, string expected) => Assert.Equal(expected, NearestName.Closest(name, Names));

    [Fact]
    public void Closest_HugeName_IsSomeCandidate() => Assert.Contains(NearestName.Closest(new string('e', 1_000_000), Names), Names);

    [Fact]
    public void Closest_EquallyFar_IsTheFirst() => Assert.Equal("ab", NearestName.Closest("aa", ["ab", "ac"]));

    [Theory]
    [InlineData("epoch", "; did you mean 'epochs'?")]
    [InlineData("zzz", ".")]
    public void Suggest_Name_EndsTheSentence(string name, string expected) => Assert.Equal(expected, NearestName.Suggest(name, Names));
}
