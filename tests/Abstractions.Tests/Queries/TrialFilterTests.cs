using Orchestrator.Abstractions.Queries.Filters;

namespace Orchestrator.Abstractions.Tests.Queries;

public sealed class TrialFilterTests
{
    [Fact]
    public void Parse_Terms_InOrderWithTheirColumns()
    {
        var filter = TrialFilter.Parse("model:sparse,denoising lr<1e-3  mse >= 0.01 state!=failed")!;

        Assert.Equal(
            [("model", FilterOperator.Equal, "sparse|denoising", 1), ("lr", FilterOperator.Less, "1e-3", 24),
                ("mse", FilterOperator.GreaterOrEqual, "0.01", 33), ("state", FilterOperator.NotEqual, "failed", 45)],
            filter.Terms.Select(term => (term.Name, term.Operator, string.Join('|', term.Values), term.Column)));
    }

    [Fact]
    public void Parse_Quotes_KeepSpacesCommasAndEscapes() => Assert.Equal(
        ["a, \"b\"", "c"], TrialFilter.Parse("""note:"a, \"b\"",c""")!.Terms[0].Values);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t ")]
    public void Parse_Blank_IsNoFilter(string? text) => Assert.Null(TrialFilter.Parse(text));

    [Theory]
    [InlineData("model", 6, "after 'model' one of : = != < <= > >= is expected.")]
    [InlineData("mse<", 5, "a value is expected after 'mse<'.")]
    [InlineData("mse<0.1 ,x:1", 9, "a name is expected, not ','.")]
    [InlineData("mse<0.1,0.2", 1, "'mse<' takes one value; several are for ':' and '!='.")]
    [InlineData("a:\"b", 3, "the quote is not closed.")]
    [InlineData("a:b,", 5, "a value is expected after 'a:'.")]
    [InlineData("a:b; DROP TABLE trials", 11, "after 'DROP' one of")]
    public void Parse_NoFilter_SaysWhereAndWhy(string text, int column, string reason)
    {
        var refused = Assert.Throws<FilterException>(() => TrialFilter.Parse(text));

        Assert.Contains(reason, refused.Message);
        Assert.Equal(column, refused.Column);
    }

    [Fact]
    public void Parse_VeryLong_IsRefused() => Assert.Contains(
        "2000 are allowed", Assert.Throws<FilterException>(() => TrialFilter.Parse(new string('a', 5_000))).Message);
}
