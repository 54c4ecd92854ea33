using System.Text.Json;
using System.Text.Json.Serialization;

namespace Orchestrator.Silo.Output;

/// <summary>Prints data on standard output.</summary>
internal static class Data
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
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
