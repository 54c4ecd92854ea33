using System.Globalization;
using System.Text;

namespace Orchestrator.Dashboard.Charts;

/// <summary>Where everything of a line chart goes, in the units of its view box.</summary>
internal sealed class ChartLayout
{
    public const double Left = 52;
    public const double Top = 12;

    private const int FewPoints = 12;

    private readonly Axis _horizontal;
    private readonly Axis _vertical;

    private ChartLayout(Axis horizontal, Axis vertical, int width, int height) =>
        (_horizontal, _vertical, Width, Height) = (horizontal, vertical, width, height);

    public int Width { get; }

    public int Height { get; }

    public double Right => Width - 10;

    public double Bottom => Height - 34;

    public bool IsLog => _vertical.IsLog;

    public IReadOnlyList<Curve> Curves { get; private init; } = [];

    public IEnumerable<(double At, string Label)> HorizontalTicks =>
        _horizontal.Ticks.Select(tick => (X(tick), _horizontal.Label(tick)));

    public IEnumerable<(double At, string Label)> VerticalTicks =>
        _vertical.Ticks.Select(tick => (Y(tick), _vertical.Label(tick)));

    public static ChartLayout Create(IReadOnlyList<ChartSeries> series, int width, int height, bool isStep = false)
    {
        var thin = series.Select(each => each with { Points = Thinning.Thin(each.Points) }).ToList();
        var points = thin.SelectMany(each => each.Points).ToList();
        var horizontal = points.Count == 0
            ? Axis.ForWholeNumbers(0, 1)
            : Axis.ForWholeNumbers(points.Min(point => point.X), points.Max(point => point.X));
        var frame = new ChartLayout(horizontal, Axis.ForValues(points.Select(point => point.Y)), width, height);
        return new(frame._horizontal, frame._vertical, width, height) { Curves = [.. thin.Select(each => frame.Draw(each, isStep))] };
    }

    private double X(double value) => Math.Round(Left + ((Right - Left) * _horizontal.Share(value)), 1);

    private double Y(double value) => Math.Round(Bottom - ((Bottom - Top) * _vertical.Share(value)), 1);

    private Curve Draw(ChartSeries series, bool isStep)
    {
        var points = series.Points;
        var path = new StringBuilder();
        List<(double X, double Y)> dots = [];
        for (var i = 0; i < points.Count; i++)
        {
            if (Axis.CanDraw(points[i].Y))
            {
                var joins = i > 0 && Axis.CanDraw(points[i - 1].Y);
                var (x, y) = (X(points[i].X), Y(points[i].Y));
                path.Append(Segment(x, y, joins, isStep));
                if (points.Count <= FewPoints || (!joins && !HasNext(points, i)))
                {
                    dots.Add((x, y));
                }
            }
        }

        return new(series.Name, path.ToString(), dots, [.. points.Where(p => !Axis.CanDraw(p.Y)).Select(p => X(p.X))]);
    }

    private static string Segment(double x, double y, bool joins, bool isStep) => (joins, isStep) switch
    {
        (false, _) => string.Create(CultureInfo.InvariantCulture, $"M{x:0.#} {y:0.#}"),
        (_, true) => string.Create(CultureInfo.InvariantCulture, $"H{x:0.#}V{y:0.#}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"L{x:0.#} {y:0.#}"),
    };

    private static bool HasNext(IReadOnlyList<ChartPoint> points, int i) =>
        i + 1 < points.Count && Axis.CanDraw(points[i + 1].Y);
}
