using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Orchestrator.Dashboard.Tests.Fakes;

/// <summary>Small 8-bit greyscale PNGs that look like rings of growing sharpness.</summary>
internal static class FakePng
{
    private const int Cell = 28;

    public static byte[] Draw(string kind, int trial, int epoch)
    {
        var (columns, rows) = kind == "generation" ? (4, 4) : (16, 2);
        var noise = new Random((trial * 1009) + epoch);
        var pixels = new byte[rows * Cell, columns * Cell];
        for (var y = 0; y < rows * Cell; y++)
        {
            for (var x = 0; x < columns * Cell; x++)
            {
                var ring = Ring((x / Cell) + (kind == "generation" ? y / Cell * 4 : 0), x % Cell, y % Cell);
                var blur = kind == "reconstruction" && y < Cell ? 0 : 1.0 / (1 + (epoch * 0.6));
                pixels[y, x] = (byte)(255 * Math.Clamp((ring * (1 - blur)) + (blur * noise.NextDouble()), 0, 1));
            }
        }

        return Encode(pixels);
    }

    private static double Ring(int seed, int x, int y)
    {
        var (centerX, centerY, radius) = (14 + (3 * Math.Sin(seed * 1.7)), 14 + (3 * Math.Cos(seed * 2.3)), 5 + (seed * 5 % 5));
        var distance = Math.Sqrt(((x - centerX) * (x - centerX)) + ((y - centerY) * (y - centerY)));
        return Math.Clamp(1.6 - (Math.Abs(distance - radius) / 1.6), 0, 1);
    }

    private static byte[] Encode(byte[,] pixels)
    {
        var (height, width) = (pixels.GetLength(0), pixels.GetLength(1));
        var raw = new MemoryStream();
        using (var zip = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    zip.WriteByte(pixels[y, x]);
                }
            }
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR", header), .. Chunk("IDAT", raw.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, check) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc(body));
        return [.. length, .. body, .. check];
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
