using System.Globalization;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Data;

/// <summary>Noise or codes that a user hands in: rows of finite numbers, as CSV (a header is passed over) or in numpy's format.</summary>
public static class InputNumbers
{
    /// <summary>The most rows of a file.</summary>
    public const int MostRows = 1_000_000;

    /// <summary>Reads a .csv or .npy.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Numbers that a row must have.</param>
    /// <exception cref="DataSetException">The file cannot be used; the message says where it is wrong and what is wanted.</exception>
    public static FloatRows Read(string path, int width)
    {
        if (!IsNpy(path) && !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new DataSetException($"{path}: numbers are read from .csv or .npy; the file's ending says which.");
        }

        try
        {
            return CheckFinite(path, IsNpy(path) ? NpyReader.Read(File.ReadAllBytes(path), path, width) : ReadCsv(path, width));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path}: cannot be read ({exception.Message}).", exception);
        }
    }

    private static FloatRows ReadCsv(string path, int width)
    {
        var values = new List<float>();
        foreach (var (index, line) in File.ReadLines(path).Index())
        {
            if (line.Length == 0 || (index == 0 && IsHeader(line))) { continue; }

            var fields = line.Split(',');
            if (fields.Length != width)
            {
                throw new DataSetException($"{path}: line {index + 1} has {fields.Length} numbers; this trial's model takes {width}.");
            }

            values.AddRange(fields.Select((field, column) => Parse(field, $"{path}: line {index + 1}, column {column + 1}")));
            if (values.Count / width > MostRows) { throw new DataSetException($"{path}: there are more than {MostRows} rows."); }
        }

        return values.Count > 0 ? new(values.Count / width, width, [.. values]) : throw new DataSetException($"{path}: there are no numbers.");
    }

    private static bool IsHeader(string line) =>
        line.Split(',').All(field => !float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out _));

    private static float Parse(string field, string place) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new DataSetException($"{place}: expected a number, found '{field.Trim()}'.");

    private static FloatRows CheckFinite(string path, FloatRows rows) =>
        Array.FindIndex(rows.Values, value => !float.IsFinite(value)) is >= 0 and var at
            ? throw new DataSetException(string.Create(
                CultureInfo.InvariantCulture, $"{path}: row {at / rows.Width}, number {at % rows.Width} (both from 0) is {rows.Values[at]}; noise and codes are finite."))
            : rows;

    private static bool IsNpy(string path) => path.EndsWith(".npy", StringComparison.OrdinalIgnoreCase);
}
