using System.Text.Json;
using Orchestrator.Dashboard.Api;

namespace Orchestrator.Silo.Output;

/// <summary>Prints data on standard output.</summary>
internal static class Data
{
    // The same shapes as the API's, so that a script can read either.
    private static readonly JsonSerializerOptions Json = new(ApiJson.Options)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Print(OutputFormat format, object json, Func<DataTable> table) => Print(Console.Out, format, json, table);

    public static void Print(TextWriter writer, OutputFormat format, object json, Func<DataTable> table)
    {
        switch (format)
        {
            case OutputFormat.Json: writer.WriteLine(ToJson(json)); break;
            case OutputFormat.Csv: table().WriteCsv(writer); break;
            default: table().WriteText(writer); break;
        }

        writer.Flush();
    }

    public static string ToJson(object value) => JsonSerializer.Serialize(value, Json);
}
