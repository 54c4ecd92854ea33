namespace Orchestrator.Models.Data.Digits;

/// <summary>
/// How one image is written: each point is missed a little, the whole is bent by a smooth field (as in Simard et al.,
/// "Best practices for convolutional neural networks", 2003), stretched, slanted and turned.
/// </summary>
internal sealed class DigitHand
{
    private const int Knots = 5;
    private readonly DigitRandom random;
    private readonly double[] bend = new double[Knots * Knots * 2];
    private readonly double xx, xy, yx, yy;

    public DigitHand(DigitRandom random)
    {
        this.random = random;
        for (var i = 0; i < bend.Length; i++)
        {
            bend[i] = random.Bell(0.085);
        }
        var width = random.Between(0.62, 1.08);
        var slant = random.Bell(0.2) + 0.1;
        // A turn by the angle whose half has this tangent; no sine is needed.
        var half = random.Bell(0.055);
        var (cosine, sine) = ((1 - half * half) / (1 + half * half), 2 * half / (1 + half * half));
        (xx, xy) = (cosine * width, -cosine * slant - sine);
        (yx, yy) = (sine * width, -sine * slant + cosine);
    }

    /// <summary>A stroke as this hand writes it, as points along the curve.</summary>
    public DigitPoint[] Write(DigitStroke stroke)
    {
        var missed = stroke.Points.Select(p => p with { X = p.X + random.Bell(0.015), Y = p.Y + random.Bell(0.015) });
        return [.. new DigitStroke([.. missed]).Trace().Select(Deform)];
    }

    private DigitPoint Deform(DigitPoint p)
    {
        var (dx, dy) = Bend(p);
        var (x, y) = (p.X - 0.5 + dx, p.Y - 0.5 + dy);
        return new(xx * x + xy * y, yx * x + yy * y);
    }

    /// <summary>A quadratic B-spline over the knots: it has no creases, which would show as corners.</summary>
    private (double X, double Y) Bend(DigitPoint p)
    {
        var (column, acrossWeights) = Cell(p.X);
        var (row, downWeights) = Cell(p.Y);
        double x = 0, y = 0;
        for (var i = 0; i < 9; i++)
        {
            var weight = acrossWeights[i % 3] * downWeights[i / 3];
            var knot = ((row + i / 3) * Knots + column + i % 3) * 2;
            (x, y) = (x + weight * bend[knot], y + weight * bend[knot + 1]);
        }
        return (x, y);
    }

    private static (int First, double[] Weights) Cell(double value)
    {
        var scaled = Math.Clamp(value, 0, 1) * (Knots - 2);
        var cell = Math.Min((int)scaled, Knots - 3);
        var t = scaled - cell;
        return (cell, [(1 - t) * (1 - t) / 2, 0.5 + t - t * t, t * t / 2]);
    }
}
