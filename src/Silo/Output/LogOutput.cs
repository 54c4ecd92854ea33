using System.Globalization;
using System.Text.Json;
using Orchestrator.Abstractions.Queries.Logs;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Silo.Output;

/// <summary>Lines of a trial's log on standard output.</summary>
internal static class LogOutput
{
    /// <summary>All lines of a log.</summary>
    public static void Print(OutputFormat format, IReadOnlyList<LogLine> lines)
    {
        if (format == OutputFormat.Table) { PrintEach(format, lines); }
        else { Data.Print(format, lines, () => ToTable(lines)); }
    }

    /// <summary>Lines of a log that goes on: as JSON, an object a line; as CSV, without a header.</summary>
    public static void PrintEach(OutputFormat format, IReadOnlyList<LogLine> lines)
    {
        foreach (var line in lines)
        {
            Console.WriteLine(format switch
            {
                OutputFormat.Json => JsonSerializer.Serialize(line, ApiJson.Options),
                OutputFormat.Csv => ToCsv(line),
                _ => ToText(line),
            });
        }

        Console.Out.Flush();
    }

    private static string ToText(LogLine line) =>
        $"{Time(line)}  {(line.Severity == LogSeverity.Info ? "" : $"{line.Severity}: ".ToLowerInvariant())}{line.Text}";

    private static string ToCsv(LogLine line)
    {
        using var writer = new StringWriter();
        ToTable([line]).WriteCsv(writer);
        return writer.ToString().Split(Environment.NewLine, 2)[1].TrimEnd();
    }

    private static DataTable ToTable(IReadOnlyList<LogLine> lines)
    {
        var table = new DataTable(["time", "attempt", "severity", "text"]);
        foreach (var line in lines) { table.Add(Time(line), $"{line.Attempt}", line.Severity.ToString().ToLowerInvariant(), line.Text); }

        return table;
    }

    private static string Time(LogLine line) => line.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
