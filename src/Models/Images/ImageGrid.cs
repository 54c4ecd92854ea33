using Orchestrator.Models.Data;

namespace Orchestrator.Models.Images;

/// <summary>Lays 28x28 images out in rows and columns, on grey so that the edges of black images show.</summary>
public static class ImageGrid
{
    private const byte Background = 96;
    private const int Side = LabeledImages.Side;

    /// <summary>Composes an image of images.</summary>
    /// <param name="tiles">At most rows x columns images of 784 bytes, row by row; places without one stay grey.</param>
    /// <param name="rows">From 1.</param>
    /// <param name="columns">From 1.</param>
    /// <param name="gutter">Pixels between images and around them, from 0.</param>
    /// <param name="scale">Pixels of the result per pixel of an image, along each side, from 1.</param>
    /// <exception cref="ArgumentException">The tiles are not whole images or do not fit.</exception>
    public static GreyImage Compose(ReadOnlySpan<byte> tiles, int rows, int columns, int gutter = 2, int scale = 2)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gutter);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        var count = tiles.Length / LabeledImages.PixelCount;
        if (tiles.Length % LabeledImages.PixelCount != 0 || count > (long)rows * columns)
        {
            throw new ArgumentException(
                $"{tiles.Length} bytes are not at most {rows}x{columns} images of {LabeledImages.PixelCount}.", nameof(tiles));
        }
        var pitch = Side * scale + gutter;
        int width = checked(columns * pitch + gutter), height = checked(rows * pitch + gutter);
        var pixels = new byte[checked(width * height)];
        Array.Fill(pixels, Background);
        for (var i = 0; i < count; i++)
        {
            var corner = (i / columns * pitch + gutter) * width + i % columns * pitch + gutter;
            Draw(tiles.Slice(i * LabeledImages.PixelCount, LabeledImages.PixelCount), pixels.AsSpan(corner), width, scale);
        }
        return new(width, height, pixels);
    }

    /// <summary>Composes an image of images given as numbers, 0 black to 1 white; others are clamped, NaN is black.</summary>
    /// <inheritdoc cref="Compose(ReadOnlySpan{byte}, int, int, int, int)"/>
    public static GreyImage Compose(ReadOnlySpan<float> tiles, int rows, int columns, int gutter = 2, int scale = 2) =>
        Compose(ToBytes(tiles), rows, columns, gutter, scale);

    /// <summary>Rounds 0..1 to 0..255. Numbers outside are clamped, NaN becomes 0.</summary>
    public static byte[] ToBytes(ReadOnlySpan<float> values)
    {
        var bytes = new byte[values.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = values[i];
            bytes[i] = value > 0 ? (byte)(Math.Min(value, 1f) * 255f + 0.5f) : (byte)0;
        }
        return bytes;
    }

    private static void Draw(ReadOnlySpan<byte> tile, Span<byte> target, int width, int scale)
    {
        for (var y = 0; y < Side * scale; y++)
        {
            for (var x = 0; x < Side * scale; x++)
            {
                target[y * width + x] = tile[y / scale * Side + x / scale];
            }
        }
    }
}
