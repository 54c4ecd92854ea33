namespace Orchestrator.Models.Data.Digits;

/// <summary>What is drawn without lifting the pen: a smooth curve through points, with a bend at corners.</summary>
internal sealed record DigitStroke(DigitPoint[] Points)
{
    private const int StepsPerSpan = 8;

    /// <summary>
    /// Points along the curve. Each span is a cubic Hermite curve; tangents are those of Catmull and Rom ("A class of
    /// local interpolating splines", 1974), one-sided at ends and corners.
    /// </summary>
    public IEnumerable<DigitPoint> Trace()
    {
        yield return Points[0];
        for (var i = 0; i + 1 < Points.Length; i++)
        {
            var (from, to) = (Points[i], Points[i + 1]);
            var (leave, arrive) = (Tangent(i, i, i + 1), Tangent(i + 1, i, i + 1));
            for (var step = 1; step <= StepsPerSpan; step++)
            {
                yield return Hermite(from, leave, to, arrive, (double)step / StepsPerSpan);
            }
        }
    }

    private DigitPoint Tangent(int at, int from, int to)
    {
        var oneSided = at == 0 || at == Points.Length - 1 || Points[at].IsCorner;
        var (a, b) = oneSided ? (Points[from], Points[to]) : (Points[at - 1], Points[at + 1]);
        var half = oneSided ? 1.0 : 0.5;
        return new(half * (b.X - a.X), half * (b.Y - a.Y));
    }

    private static DigitPoint Hermite(DigitPoint p, DigitPoint m, DigitPoint q, DigitPoint n, double t)
    {
        var (square, cube) = (t * t, t * t * t);
        var (h1, h2) = (cube - 2 * square + t, cube - square);
        var toQ = 3 * square - 2 * cube;
        return new(
            p.X + toQ * (q.X - p.X) + h1 * m.X + h2 * n.X,
            p.Y + toQ * (q.Y - p.Y) + h1 * m.Y + h2 * n.Y);
    }
}
