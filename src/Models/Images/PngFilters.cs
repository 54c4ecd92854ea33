namespace Orchestrator.Models.Images;

/// <summary>The five filters of the PNG specification, section 9, for one byte a pixel.</summary>
internal static class PngFilters
{
    /// <summary>The pixels of <paramref name="lines"/>, each a filter's number and <paramref name="width"/> bytes.</summary>
    public static byte[] Undo(byte[] lines, int width, int height)
    {
        var pixels = new byte[width * height];
        ReadOnlySpan<byte> above = new byte[width];
        for (var y = 0; y < height; y++)
        {
            var filter = lines[y * (width + 1)];
            if (filter > 4)
            {
                throw new PngFormatException($"row {y} has filter {filter}, expected 0 to 4.");
            }
            var row = pixels.AsSpan(y * width, width);
            UndoRow(filter, lines.AsSpan(y * (width + 1) + 1, width), above, row);
            above = row;
        }
        return pixels;
    }

    private static void UndoRow(byte filter, ReadOnlySpan<byte> filtered, ReadOnlySpan<byte> above, Span<byte> row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            int left = x > 0 ? row[x - 1] : 0, corner = x > 0 ? above[x - 1] : 0;
            var prediction = filter switch
            {
                0 => 0,
                1 => left,
                2 => above[x],
                3 => (left + above[x]) / 2,
                _ => Paeth(left, above[x], corner),
            };
            row[x] = (byte)(filtered[x] + prediction);
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int toLeft = Math.Abs(above - corner), toAbove = Math.Abs(left - corner), toCorner = Math.Abs(left + above - 2 * corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }
}
