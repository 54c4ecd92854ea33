using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Orchestrator.Models.Inference;

namespace Orchestrator.Models.Exports;

/// <summary>
/// Writes a matrix of 32-bit floats in numpy's format, version 1.0 (numpy.lib.format): magic, version, the header's length in 2 bytes,
/// a Python dictionary padded with spaces to a multiple of 64 bytes in all, then the numbers, row-major and little-endian.
/// </summary>
public static class NpyWriter
{
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <summary>Writes a whole file; the stream stays open.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="count">Rows in all.</param>
    /// <param name="width">Numbers in a row.</param>
    /// <param name="rows">The rows, batch by batch.</param>
    public static void Write(Stream destination, int count, int width, IEnumerable<FloatRows> rows)
    {
        var header = Header(count, width);
        destination.Write(Magic);
        destination.Write([(byte)header.Length, (byte)(header.Length >> 8)]);
        destination.Write(header);
        foreach (var batch in rows)
        {
            destination.Write(MemoryMarshal.AsBytes(batch.Values.AsSpan()));
        }
    }

    private static byte[] Header(int count, int width)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({count}, {width}), }}");
        var before = Magic.Length + sizeof(ushort);
        var length = (before + text.Length + 1 + Alignment - 1) / Alignment * Alignment - before;
        return Encoding.ASCII.GetBytes(text.PadRight(length - 1) + "\n");
    }
}
