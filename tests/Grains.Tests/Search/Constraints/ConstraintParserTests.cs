using Orchestrator.Abstractions.Search;
using Orchestrator.Grains.Search.Conditions;
using Orchestrator.Grains.Search.Constraints;

namespace Orchestrator.Grains.Tests.Search.Constraints;

public class ConstraintParserTests
{
    private static readonly HashSet<string> Names = ["code_size", "hidden_size", "model", "tied"];

    private static readonly ParameterAssignment[] Setting =
    [
        new("code_size", ParameterValue.Of(16L)), new("model", ParameterValue.Of("sparse")), new("tied", ParameterValue.Of(true)),
    ];

    [Theory]
    [InlineData("code_size <= 16", true)]
    [InlineData("code_size < 16", false)]
    [InlineData("16 == code_size", true)]
    [InlineData("model == sparse and code_size > 20", false)]
    [InlineData("model != sparse or code_size > 8", true)]
    [InlineData("model == 'sparse' and tied == true", true)]
    [InlineData("model == sparse and code_size > 20 or tied == true", true)]
    [InlineData("hidden_size >= code_size", true)]
    public void Holds_Setting_ComparesItsValues(string text, bool holds) =>
        Assert.Equal(holds, ConstraintParser.Parse(text, Names).Holds(Setting));

    [Fact]
    public void Holds_TwoParameters_ComparesThem()
    {
        var constraint = ConstraintParser.Parse("hidden_size >= code_size", Names);

        Assert.True(constraint.Holds([.. Setting, new("hidden_size", ParameterValue.Of(16.0))]));
        Assert.False(constraint.Holds([.. Setting, new("hidden_size", ParameterValue.Of(15L))]));
        Assert.Equal(["hidden_size", "code_size"], constraint.Parameters);
    }

    [Theory]
    [InlineData("code_size", 9, "A constraint needs one of == != < <= > >= here, but it ends.")]
    [InlineData("code_size <=", 12, "A constraint needs a parameter or a value here, but it ends.")]
    [InlineData("3 < 4", 0, "A constraint compares at least one parameter of the sweep.")]
    [InlineData("code_size < 4 4", 14, "A constraint needs 'and', 'or' or the end here, but got '4'.")]
    [InlineData("code_size in [3]", 10, "A constraint needs one of == != < <= > >= here, but got 'in'.")]
    public void Parse_Wrong_SaysWhereAndWhat(string text, int offset, string message)
    {
        var exception = Assert.Throws<ConditionSyntaxException>(() => ConstraintParser.Parse(text, Names));

        Assert.Equal((offset, message), (exception.Offset, exception.Message));
    }
}
