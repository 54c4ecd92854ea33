using System.Globalization;
using System.Text;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Exports;

/// <summary>Writes codes as comma-separated values: a header <c>code_0,code_1,...</c>, then a line a code, numbers that round-trip.</summary>
public static class CsvWriter
{
    /// <summary>Writes a whole file, UTF-8, lines ended by a line feed; the stream stays open.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="width">Numbers in a code.</param>
    /// <param name="rows">The codes, batch by batch.</param>
    public static void Write(Stream destination, int width, IEnumerable<FloatRows> rows)
    {
        using var writer = new StreamWriter(destination, new UTF8Encoding(false), 1 << 16, leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Enumerable.Range(0, width).Select(unit => $"code_{unit}")));
        foreach (var batch in rows)
        {
            for (var row = 0; row < batch.Count; row++)
            {
                WriteLine(writer, batch.Row(row));
            }
        }
    }

    private static void WriteLine(StreamWriter writer, ReadOnlySpan<float> values)
    {
        Span<char> text = stackalloc char[32];
        for (var i = 0; i < values.Length; i++)
        {
            if (i > 0) { writer.Write(','); }

            values[i].TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
            writer.Write(text[..length]);
        }

        writer.WriteLine();
    }
}
