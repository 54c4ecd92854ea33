namespace Orchestrator.Models.Images;

/// <summary>What writer and reader share of "Portable Network Graphics (PNG) Specification", W3C, 3rd edition.</summary>
internal static class PngFormat
{
    public const int HeaderSize = 13;

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n => Remainder((uint)n))];

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>CRC-32 of a chunk's type and data (Annex D).</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }
        return ~crc;
    }

    private static uint Remainder(uint n)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            n = (n & 1) == 0 ? n >> 1 : 0xedb88320 ^ (n >> 1);
        }
        return n;
    }
}
