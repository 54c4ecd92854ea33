using Orchestrator.Abstractions.Names;

namespace Orchestrator.Abstractions.Tests.Names;

public class EditDistanceTests
{
    [Theory]
    [InlineData("learning_rate", "learning_rat", 1)]
    [InlineData("abc", "", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("eopchs", "epochs", 1)]
    [InlineData("ca", "abc", 3)]
    public void Between_TwoWords_CountsEdits(string one, string other, int edits) => Assert.Equal(edits, EditDistance.Between(one, other));
}
