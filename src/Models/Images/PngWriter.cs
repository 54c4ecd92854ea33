using System.Buffers.Binary;
using System.IO.Compression;

namespace Orchestrator.Models.Images;

/// <summary>Writes 8-bit greyscale PNG files.</summary>
public static class PngWriter
{
    /// <summary>The image as the bytes of a PNG file.</summary>
    /// <exception cref="ArgumentException">The pixels are not Width x Height, or a side is not positive.</exception>
    public static byte[] Write(GreyImage image)
    {
        if (image.Width < 1 || image.Height < 1 || image.Pixels.Length != (long)image.Width * image.Height)
        {
            throw new ArgumentException($"{image.Pixels.Length} pixels are not an image of {image.Width}x{image.Height}.", nameof(image));
        }
        using var png = new MemoryStream();
        png.Write(PngFormat.Signature);
        Chunk(png, "IHDR"u8, Header(image));
        Chunk(png, "IDAT"u8, Compress(image));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static byte[] Header(GreyImage image)
    {
        var header = new byte[PngFormat.HeaderSize];
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), image.Height);
        header[8] = 8;
        return header;
    }

    private static byte[] Compress(GreyImage image)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            for (var row = 0; row < image.Height; row++)
            {
                zlib.WriteByte(0);
                zlib.Write(image.Pixels, row * image.Width, image.Width);
            }
        }
        return packed.ToArray();
    }

    private static void Chunk(MemoryStream png, ReadOnlySpan<byte> type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] body = [.. type, .. data];
        png.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, PngFormat.Crc(body));
        png.Write(number);
    }
}
