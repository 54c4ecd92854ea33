namespace Orchestrator.Silo.Output;

/// <summary>Rows to print as a table or as CSV.</summary>
/// <param name="Columns">Column names.</param>
internal sealed record DataTable(IReadOnlyList<string> Columns)
{
    public List<IReadOnlyList<string>> Rows { get; } = [];

    public DataTable Add(params IReadOnlyList<string> cells)
    {
        Rows.Add(cells);
        return this;
    }

    /// <summary>Aligned columns, two spaces between them, no lines: readable and easy to search.</summary>
    public void WriteText(TextWriter writer)
    {
        var widths = Columns.Select((name, column) => Rows.Select(row => row[column].Length).Append(name.Length).Max()).ToArray();
        foreach (var row in Rows.Prepend(Columns))
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }

    public void WriteCsv(TextWriter writer)
    {
        foreach (var row in Rows.Prepend(Columns)) { writer.WriteLine(string.Join(",", row.Select(Quote))); }
    }

    private static string Quote(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"")}\"";
}
