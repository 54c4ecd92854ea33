using Orchestrator.Models.Data.Idx;
using Orchestrator.Models.Images;

namespace Orchestrator.Models.Data;

/// <summary>Images that a user hands in.</summary>
/// <param name="Pixels">784 bytes an image, 0 black to 255 white.</param>
/// <param name="Names">Their file names without ending where they come from a folder, else null.</param>
public sealed record InputImages(byte[] Pixels, IReadOnlyList<string>? Names = null)
{
    private const string Wanted = "wanted is an 8-bit greyscale PNG of 28x28 pixels, light on dark as the training images";

    /// <summary>How many images.</summary>
    public int Count => Pixels.Length / LabeledImages.PixelCount;

    /// <summary>Reads a PNG, a folder's PNGs in the order of their names, or an IDX file of images, plain or gzip.</summary>
    /// <exception cref="DataSetException">There is no such image; the message says in which file and what is wanted.</exception>
    public static InputImages Read(string path) =>
        Directory.Exists(path) ? ReadFolder(path)
        : !File.Exists(path) ? throw new DataSetException($"{path}: there is no such file or folder.")
        : IsPng(path) ? new(ReadPng(path))
        : new(IdxReader.Read(path, IdxFile.TestImages).Bytes);

    private static InputImages ReadFolder(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Where(IsPng).Order(StringComparer.Ordinal)];
        if (files.GroupBy(Path.GetFileNameWithoutExtension, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            throw new DataSetException($"{folder}: {string.Join(" and ", same.Select(Path.GetFileName))} have the same name, which results could not be told apart by.");
        }

        return files.Length == 0
            ? throw new DataSetException($"{folder}: the folder has no .png file; {Wanted}.")
            : new([.. files.SelectMany(ReadPng)], [.. files.Select(file => Path.GetFileNameWithoutExtension(file))]);
    }

    private static byte[] ReadPng(string path)
    {
        try
        {
            var image = PngReader.Read(File.ReadAllBytes(path));
            return (image.Width, image.Height) == (LabeledImages.Side, LabeledImages.Side)
                ? image.Pixels
                : throw new DataSetException($"{path}: the image has {image.Width}x{image.Height} pixels; {Wanted}.");
        }
        catch (PngFormatException exception)
        {
            throw new DataSetException($"{path}: {exception.Message.TrimEnd('.')}; {Wanted}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataSetException($"{path}: cannot be read ({exception.Message}).", exception);
        }
    }

    private static bool IsPng(string path) => path.EndsWith(".png", StringComparison.OrdinalIgnoreCase);
}
