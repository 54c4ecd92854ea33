namespace Orchestrator.Models.Data.Digits;

/// <summary>
/// Draws strokes with a round pen on a 28x28 image: the longer side of the digit takes 20 pixels and the centre of its
/// ink lies in the middle, as in MNIST.
/// </summary>
internal sealed class DigitCanvas
{
    private const int Side = LabeledImages.Side;
    private const double Margin = 2;
    private readonly double[] ink = new double[LabeledImages.PixelCount];

    /// <summary>Draws a digit over an empty canvas and writes it to <paramref name="pixels"/>.</summary>
    /// <param name="strokes">Points along curves, in any unit.</param>
    /// <param name="pen">Width, pressure and ink.</param>
    /// <param name="pixels">784 bytes.</param>
    public void Draw(IReadOnlyList<DigitPoint[]> strokes, DigitPen pen, Span<byte> pixels)
    {
        Array.Clear(ink);
        var place = Place(strokes, pen);
        foreach (var stroke in strokes)
        {
            for (var i = 0; i + 1 < stroke.Length; i++)
            {
                Line(place(stroke[i]), place(stroke[i + 1]), pen.Radius((double)i / (stroke.Length - 1)));
            }
        }
        for (var i = 0; i < ink.Length; i++)
        {
            pixels[i] = (byte)(ink[i] * pen.Darkness * 255 + 0.5);
        }
    }

    private static Func<DigitPoint, DigitPoint> Place(IReadOnlyList<DigitPoint[]> strokes, DigitPen pen)
    {
        var points = strokes.SelectMany(s => s).ToArray();
        var (left, right) = (points.Min(p => p.X), points.Max(p => p.X));
        var (top, bottom) = (points.Min(p => p.Y), points.Max(p => p.Y));
        var scale = (pen.Size - 2 * pen.Width) / Math.Max(right - left, bottom - top);
        var (x, y) = CentreOfInk(strokes);
        var (shiftX, shiftY) = (Shift(left, right, x, scale, pen.Width), Shift(top, bottom, y, scale, pen.Width));
        return p => new(p.X * scale + shiftX, p.Y * scale + shiftY);
    }

    /// <summary>Puts the centre into the middle, as far as the digit stays on the image.</summary>
    private static double Shift(double low, double high, double centre, double scale, double radius) =>
        Math.Clamp(Side / 2.0 - centre * scale, Margin + radius - low * scale, Side - Margin - radius - high * scale);

    private static (double X, double Y) CentreOfInk(IReadOnlyList<DigitPoint[]> strokes)
    {
        double length = 0, x = 0, y = 0;
        foreach (var stroke in strokes)
        {
            foreach (var (a, b) in stroke.Zip(stroke.Skip(1)))
            {
                var step = Math.Sqrt((b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y));
                (length, x, y) = (length + step, x + step * (a.X + b.X) / 2, y + step * (a.Y + b.Y) / 2);
            }
        }
        return (x / length, y / length);
    }

    private void Line(DigitPoint a, DigitPoint b, double radius)
    {
        var (left, right) = Span(a.X, b.X, radius);
        var (top, bottom) = Span(a.Y, b.Y, radius);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                var distance = Distance(column + 0.5, row + 0.5, a, b);
                var cover = Math.Clamp((radius - distance) * DigitPen.Sharpness + 0.5, 0, 1);
                ink[row * Side + column] = Math.Max(ink[row * Side + column], cover);
            }
        }
    }

    private static (int First, int Last) Span(double a, double b, double radius) =>
        (Math.Max(0, (int)(Math.Min(a, b) - radius - 1.5)), Math.Min(Side - 1, (int)(Math.Max(a, b) + radius + 1.5)));

    private static double Distance(double x, double y, DigitPoint a, DigitPoint b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var square = dx * dx + dy * dy;
        var along = square > 0 ? Math.Clamp(((x - a.X) * dx + (y - a.Y) * dy) / square, 0, 1) : 0;
        var (ex, ey) = (x - a.X - along * dx, y - a.Y - along * dy);
        return Math.Sqrt(ex * ex + ey * ey);
    }
}
