using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Data;

/// <summary>
/// Reads a matrix in numpy's format, versions 1 to 3 (numpy.lib.format): 32- or 64-bit floats, little-endian, row by row. See also
/// <see cref="Exports.NpyWriter"/>.
/// </summary>
internal static partial class NpyReader
{
    private const int MagicLength = 6;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>Reads a whole file.</summary>
    /// <param name="bytes">Its contents.</param>
    /// <param name="path">Its name, for messages.</param>
    /// <param name="width">Columns that it must have.</param>
    /// <exception cref="DataSetException">It is no such file, or cut.</exception>
    public static FloatRows Read(byte[] bytes, string path, int width)
    {
        var (header, start) = ReadHeader(bytes, path);
        var type = TypePattern().Match(header).Groups[1].Value;
        if (type is not ("<f4" or "<f8") || !OrderPattern().IsMatch(header))
        {
            throw new DataSetException($"{path}: expected 32- or 64-bit floats in rows ('<f4' or '<f8', not in Fortran's order), found {header.Trim()}.");
        }

        var shape = ShapePattern().Match(header);
        if (!shape.Success || !int.TryParse(shape.Groups[1].Value, CultureInfo.InvariantCulture, out var rows)
            || shape.Groups[2].Value != width.ToString(CultureInfo.InvariantCulture) || rows is < 1 or > InputNumbers.MostRows)
        {
            throw new DataSetException(
                $"{path}: expected the shape (rows, {width}) with 1 to {InputNumbers.MostRows} rows, as this trial's model takes {width} numbers, found {header.Trim()}.");
        }

        var body = bytes.AsSpan(start);
        var expected = (long)rows * width * (type == "<f8" ? sizeof(double) : sizeof(float));
        return body.Length == expected
            ? new(rows, width, type == "<f8" ? [.. MemoryMarshal.Cast<byte, double>(body).ToArray().Select(value => (float)value)] : MemoryMarshal.Cast<byte, float>(body).ToArray())
            : throw new DataSetException($"{path}: expected {expected} bytes of numbers after the header, found {body.Length}.");
    }

    private static (string Text, int End) ReadHeader(byte[] bytes, string path)
    {
        if (bytes.Length < MagicLength + 6 || !bytes.AsSpan(0, MagicLength).SequenceEqual(Magic))
        {
            throw new DataSetException($"{path}: expected a file in numpy's format, as the name says.");
        }

        var isShort = bytes[MagicLength] == 1;
        var start = MagicLength + 2 + (isShort ? sizeof(ushort) : sizeof(uint));
        var at = bytes.AsSpan(MagicLength + 2);
        long length = isShort ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);
        return start + length <= bytes.Length
            ? (Encoding.UTF8.GetString(bytes, start, (int)length), start + (int)length)
            : throw new DataSetException($"{path}: expected a header of {length} bytes, found the end of the file.");
    }

    [GeneratedRegex(@"'descr':\s*'([^']*)'")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"'fortran_order':\s*False")]
    private static partial Regex OrderPattern();

    [GeneratedRegex(@"'shape':\s*\(\s*(\d+)\s*,\s*(\d+)\s*,?\s*\)")]
    private static partial Regex ShapePattern();
}
