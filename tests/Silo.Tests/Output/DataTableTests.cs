using Orchestrator.Silo.Output;

namespace Orchestrator.Silo.Tests.Output;

public class DataTableTests
{
    private static readonly DataTable Table = new DataTable(["trial", "what"]).Add("3", "a, \"b\"").Add("12", "");

    [Fact]
    public void WriteText_TwoRows_AlignsColumnsWithoutTrailingSpace() =>
        Assert.Equal(["trial  what", "3      a, \"b\"", "12", ""], Write(Table.WriteText));

    [Fact]
    public void WriteCsv_CommaAndQuote_AreQuoted() =>
        Assert.Equal(["trial,what", "3,\"a, \"\"b\"\"\"", "12,", ""], Write(Table.WriteCsv));

    private static string[] Write(Action<TextWriter> write)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        write(writer);
        return writer.ToString().Split('\n');
    }
}
