using System.Globalization;
using System.IO.Compression;
using Orchestrator.Models.Data;
using Orchestrator.Models.Exports;
using Orchestrator.Models.Images;
using Orchestrator.Models.Inference;
using Orchestrator.Silo.CommandLine;

namespace Orchestrator.Silo.Output;

/// <summary>
/// Writes images as the path says: a .png (one image as it is, several as a grid), an IDX file (.idx or -ubyte, also with .gz), or a
/// folder of PNG files. A file appears whole or not at all.
/// </summary>
internal static class ImageFiles
{
    public const string Help = "A .png (several images: a grid, at most 1024), an IDX file (.idx or -ubyte, also .gz), or a folder (ending in /, or "
        + "there already) for a PNG each.";

    private const int LargestGrid = 1_024;

    /// <summary>Refuses what cannot hold so many images.</summary>
    /// <param name="path">Where to write.</param>
    /// <param name="count">How many images.</param>
    /// <exception cref="CommandException">The path names no kind of file, or a grid of too many images.</exception>
    public static void Check(string path, int count = 1)
    {
        if (!IsFolder(path) && !IsPng(path) && !IsIdx(path))
        {
            throw new CommandException(ExitCode.InvalidInput, $"--output {path}: images are written as .png, .idx, -ubyte, .idx.gz, -ubyte.gz, or to a folder (FOLDER/).");
        }

        if (IsPng(path) && !IsFolder(path) && count > LargestGrid)
        {
            throw new CommandException(
                ExitCode.InvalidInput, $"--output {path}: a grid holds at most {LargestGrid} images, but there are {count}; use an IDX file or a folder (FOLDER/).");
        }
    }

    /// <summary>Refuses what is no PNG file.</summary>
    /// <param name="path">Where to write.</param>
    /// <exception cref="CommandException">The ending is another, or it is a folder.</exception>
    public static void CheckPng(string path)
    {
        if (IsFolder(path) || !IsPng(path))
        {
            throw new CommandException(ExitCode.InvalidInput, $"--output {path}: a grid is written as one .png file.");
        }
    }

    /// <summary>Writes images.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="count">How many.</param>
    /// <param name="names">File names in a folder, without ending; null for numbers.</param>
    /// <param name="images">Their pixels in [0, 1], batch by batch.</param>
    /// <exception cref="CommandException">The disk or the folder refuses.</exception>
    public static void Write(string path, int count, IReadOnlyList<string>? names, IEnumerable<FloatRows> images) => OutputFile.Guard(path, () =>
    {
        if (IsFolder(path)) { WriteFolder(path, count, names, images); }
        else if (IsPng(path)) { AtomicFile.Write(path, stream => stream.Write(PngWriter.Write(Compose(count, images)))); }
        else { AtomicFile.Write(path, stream => WriteIdx(stream, IsGzip(path), count, images)); }
    });

    private static void WriteFolder(string folder, int count, IReadOnlyList<string>? names, IEnumerable<FloatRows> images)
    {
        var (written, digits) = (0, Math.Max(5, (count - 1).ToString(CultureInfo.InvariantCulture).Length));
        try
        {
            foreach (var pixels in images.SelectMany(Rows))
            {
                var name = names?[written] ?? written.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
                AtomicFile.Write(Path.Combine(folder, name + ".png"), stream => stream.Write(PngWriter.Write(new(LabeledImages.Side, LabeledImages.Side, pixels))));
                written++;
            }
        }
        catch (Exception exception) when (written > 0 && exception is OperationCanceledException)
        {
            throw new CommandException(ExitCode.Interrupted, $"Interrupted: {written} of {count} images are in {folder}.");
        }
        catch (Exception exception) when (written > 0 && exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCode.Failed, $"{folder}: only {written} of {count} images are there; the next cannot be written: {exception.Message}");
        }
    }

    private static GreyImage Compose(int count, IEnumerable<FloatRows> images)
    {
        byte[] pixels = [.. images.SelectMany(Rows).SelectMany(image => image)];
        var columns = (int)Math.Ceiling(Math.Sqrt(count));
        return count == 1
            ? new(LabeledImages.Side, LabeledImages.Side, pixels)
            : ImageGrid.Compose(pixels, (count + columns - 1) / columns, columns);
    }

    private static void WriteIdx(Stream stream, bool isGzip, int count, IEnumerable<FloatRows> images)
    {
        if (!isGzip)
        {
            IdxWriter.Write(stream, count, images);
            return;
        }

        using var packed = new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true);
        IdxWriter.Write(packed, count, images);
    }

    private static IEnumerable<byte[]> Rows(FloatRows batch) => Enumerable.Range(0, batch.Count).Select(row => ImageGrid.ToBytes(batch.Row(row)));

    private static bool IsFolder(string path) => Path.EndsInDirectorySeparator(path) || Directory.Exists(path);

    private static bool IsPng(string path) => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);

    private static bool IsGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsIdx(string path)
    {
        var plain = IsGzip(path) ? path[..^3] : path;
        return plain.EndsWith(".idx", StringComparison.OrdinalIgnoreCase) || plain.EndsWith("-ubyte", StringComparison.OrdinalIgnoreCase);
    }
}
