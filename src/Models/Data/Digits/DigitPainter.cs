namespace Orchestrator.Models.Data.Digits;

/// <summary>
/// Draws data sets of digits. Image i depends on (seed, part, i) alone, by IEEE basic operations and square roots only, so
/// that every machine draws the same bytes whatever the size of the set.
/// </summary>
internal static class DigitPainter
{
    /// <summary>Draws a part, in which each run of ten images has every digit once, in random order.</summary>
    /// <param name="seed">The data set's seed.</param>
    /// <param name="part">train or test.</param>
    /// <param name="count">From 1.</param>
    /// <param name="cancellation">Checked at every image.</param>
    public static LabeledImages Draw(long seed, string part, int count, CancellationToken cancellation)
    {
        var pixels = new byte[checked(count * LabeledImages.PixelCount)];
        var labels = new byte[count];
        var canvas = new DigitCanvas();
        for (var i = 0; i < count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            labels[i] = Label(seed, part, i);
            DrawOne(canvas, labels[i], new(seed, part, i), pixels.AsSpan(i * LabeledImages.PixelCount, LabeledImages.PixelCount));
        }
        return new(pixels, labels);
    }

    private static byte Label(long seed, string part, int index)
    {
        var random = new DigitRandom(seed, part + "/labels", index / 10);
        Span<byte> order = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        for (var last = 9; last > 0; last--)
        {
            var other = random.Below(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
        return order[index % 10];
    }

    private static void DrawOne(DigitCanvas canvas, int digit, DigitRandom random, Span<byte> pixels)
    {
        var ways = DigitShapes.Of(digit);
        var way = ways[random.Below(ways.Count)];
        var hand = new DigitHand(random);
        var pen = new DigitPen(random);
        canvas.Draw([.. way.Select(hand.Write)], pen, pixels);
    }
}
