using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Orchestrator.Models.Images;

/// <summary>
/// Reads 8-bit greyscale PNG files that are not interlaced and refuses everything else, so that what a worker or a user
/// hands in is known to be an image of bounded size before it is kept or shown.
/// </summary>
public static class PngReader
{
    /// <summary>The most pixels that are read unless the caller allows another number: 4,096 x 4,096.</summary>
    public const int DefaultMaximumPixels = 4_096 * 4_096;

    /// <summary>Reads an image.</summary>
    /// <param name="png">A whole PNG file.</param>
    /// <param name="maximumPixels">The most pixels allowed; checked before memory is taken.</param>
    /// <exception cref="PngFormatException">It is not such a file.</exception>
    public static GreyImage Read(ReadOnlySpan<byte> png, int maximumPixels = DefaultMaximumPixels)
    {
        Require(png.StartsWith(PngFormat.Signature), "it does not begin with the PNG signature.");
        using var packed = new MemoryStream();
        (int Width, int Height)? size = null;
        for (var at = PngFormat.Signature.Length; ;)
        {
            var (type, data) = Chunk(png, at);
            Require(size is null == (type == "IHDR"), $"at byte {at}: {(size is null ? "IHDR must come first" : "a second IHDR")}.");
            at += 12 + data.Length;
            switch (type)
            {
                case "IHDR":
                    size = Header(data, maximumPixels);
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
                case "IEND":
                    Require(at == png.Length, $"{png.Length - at} bytes follow its end at byte {at}.");
                    packed.Position = 0;
                    return Unpack(packed, size!.Value.Width, size.Value.Height);
                default:
                    // An upper-case first letter marks a chunk that may not be left out.
                    Require(char.IsAsciiLetterLower(type[0]), $"the chunk {type} is not supported; expected 8-bit greyscale.");
                    break;
            }
        }
    }

    private static (string Type, byte[] Data) Chunk(ReadOnlySpan<byte> png, int at)
    {
        Require(png.Length - at >= 12, $"cut short at byte {png.Length}; expected a chunk at byte {at}.");
        var length = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
        Require(length <= png.Length - at - 12, $"at byte {at}: a chunk of {length} bytes in a file of {png.Length}.");
        var body = png.Slice(at + 4, 4 + (int)length);
        var crc = BinaryPrimitives.ReadUInt32BigEndian(png[(at + 8 + (int)length)..]);
        Require(crc == PngFormat.Crc(body), $"at byte {at}: the checksum is {crc:x8}, expected {PngFormat.Crc(body):x8}.");
        return (Encoding.ASCII.GetString(body[..4]), body[4..].ToArray());
    }

    private static (int Width, int Height) Header(byte[] data, int maximumPixels)
    {
        Require(data.Length == PngFormat.HeaderSize, $"IHDR has {data.Length} bytes, expected {PngFormat.HeaderSize}.");
        var width = BinaryPrimitives.ReadUInt32BigEndian(data);
        var height = BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(4));
        Require(width is > 0 and < 1 << 24 && height is > 0 and < 1 << 24 && (long)width * height <= maximumPixels,
            $"it is {width}x{height} pixels; allowed are at most {maximumPixels} in all.");
        Require(data.AsSpan(8).SequenceEqual((ReadOnlySpan<byte>)[8, 0, 0, 0, 0]),
            $"bit depth, colour type, compression, filter, interlace are {string.Join(' ', data[8..])}; expected 8 0 0 0 0.");
        return ((int)width, (int)height);
    }

    private static GreyImage Unpack(MemoryStream packed, int width, int height)
    {
        var lines = new byte[checked((width + 1) * height)];
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            var read = zlib.ReadAtLeast(lines, lines.Length, throwOnEndOfStream: false);
            Require(read == lines.Length, $"its image data has {read} bytes, expected {lines.Length}.");
            Require(zlib.ReadByte() < 0, $"its image data has more than {lines.Length} bytes.");
        }
        catch (InvalidDataException e)
        {
            throw new PngFormatException("its image data is not a valid zlib stream.", e);
        }
        return new(width, height, PngFilters.Undo(lines, width, height));
    }

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new PngFormatException(message);
        }
    }
}
