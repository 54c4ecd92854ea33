using System.IO.Compression;

namespace Orchestrator.Models.Data.Idx;

/// <summary>
/// Reads IDX files, plain or gzip: a magic number, the sizes as big-endian 32-bit numbers, then the bytes (format: the
/// MNIST page of LeCun, Cortes and Burges). Whatever is not exactly a file of 28x28 images or of labels 0 to 9 is refused.
/// </summary>
internal static class IdxReader
{
    private const int MostItems = 1_000_000;

    public static IdxContent Read(string path, IdxFile file)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return Read(stream, path, file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path}: cannot be read ({e.Message}).", e);
        }
    }

    /// <summary>Reads a file from a stream that can seek.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="path">The file or address, for messages; its ending says whether it is gzip.</param>
    /// <param name="file">Which of the four it is.</param>
    public static IdxContent Read(Stream stream, string path, IdxFile file)
    {
        var isGzip = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
        if (!isGzip)
        {
            return Read(new IdxStream(stream, path, ""), file);
        }
        RequireGzip(stream, path);
        using var archive = new TrailedStream(stream);
        using var unpacked = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        return Read(new IdxStream(unpacked, path, " of the uncompressed contents"), file);
    }

    private static void RequireGzip(Stream stream, string path)
    {
        var head = new byte[2];
        var read = stream.ReadAtLeast(head, 2, throwOnEndOfStream: false);
        if (read < 2 || head[0] != 0x1f || head[1] != 0x8b)
        {
            throw new DataSetException(
                $"{path}: at byte 0: expected gzip (0x1f8b), as the name says, found 0x{Convert.ToHexStringLower(head[..read])}.");
        }
        stream.Position = 0;
    }

    private static IdxContent Read(IdxStream stream, IdxFile file)
    {
        stream.Expect(file.HasImages ? 0x00000803u : 0x00000801u, "magic number", asHex: true);
        var count = stream.Number();
        if (count is 0 or > MostItems)
        {
            throw stream.Problem(stream.Position - 4, $"a count from 1 to {MostItems}", $"{count}");
        }
        if (file.HasImages)
        {
            stream.Expect(LabeledImages.Side, "rows");
            stream.Expect(LabeledImages.Side, "columns");
        }
        var start = stream.Position;
        var bytes = stream.Bytes((int)count * (file.HasImages ? LabeledImages.PixelCount : 1));
        stream.ExpectEnd();
        if (!file.HasImages && bytes.AsSpan().IndexOfAnyExceptInRange<byte>(0, 9) is >= 0 and var wrong)
        {
            throw stream.Problem(start + wrong, "a label from 0 to 9", $"{bytes[wrong]}");
        }
        return new(stream.Path, (int)count, bytes, stream.Sha256());
    }
}
