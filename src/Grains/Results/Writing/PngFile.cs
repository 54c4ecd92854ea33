using System.Buffers.Binary;

namespace Orchestrator.Grains.Results.Writing;

/// <summary>Parses bytes as a PNG file: signature, chunks, size. Pixels are not decoded.</summary>
internal static class PngFile
{
    /// <summary>The most bytes of one sample image.</summary>
    public const int MaxBytes = 4 << 20;

    private const int MaxSide = 16_384;
    private const int ChunkFrame = 12;
    private const int HeaderLength = 13;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Throws where <paramref name="png"/> is not a PNG file of at most <see cref="MaxBytes"/>.</summary>
    public static void Check(string kind, ReadOnlySpan<byte> png)
    {
        if (FindFault(png) is { } fault)
        {
            throw new ArgumentException($"The sample '{kind}' is not a PNG image: {fault}.", nameof(png));
        }
    }

    private static string? FindFault(ReadOnlySpan<byte> png)
    {
        if (png.Length > MaxBytes)
        {
            return $"it has {png.Length} bytes, and {MaxBytes} are allowed";
        }

        return png.StartsWith(Signature) ? FindChunkFault(png[Signature.Length..]) : "it does not begin as one";
    }

    private static string? FindChunkFault(ReadOnlySpan<byte> chunks)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            if (chunks.Length < ChunkFrame || BinaryPrimitives.ReadUInt32BigEndian(chunks) > chunks.Length - ChunkFrame)
            {
                return "it is cut short";
            }

            var length = (int)BinaryPrimitives.ReadUInt32BigEndian(chunks);
            var type = chunks.Slice(4, 4);
            if (isFirst && (!type.SequenceEqual("IHDR"u8) || !IsHeader(chunks.Slice(8, length))))
            {
                return "its header is wrong";
            }

            chunks = chunks[(length + ChunkFrame)..];
            if (type.SequenceEqual("IEND"u8))
            {
                return chunks.IsEmpty ? null : "something follows its end";
            }
        }
    }

    private static bool IsHeader(ReadOnlySpan<byte> header) =>
        header.Length == HeaderLength
        && BinaryPrimitives.ReadUInt32BigEndian(header) is >= 1 and <= MaxSide
        && BinaryPrimitives.ReadUInt32BigEndian(header[4..]) is >= 1 and <= MaxSide;
}
