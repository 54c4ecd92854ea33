using System.Globalization;
using System.Text;
using Orchestrator.Dashboard.Charts;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>Where everything of a scatter goes, in the units of its view box.</summary>
internal sealed class ScatterLayout
{
    public const double Left = 52;
    public const double Top = 12;

    private const int MostPoints = 400;

    private readonly Axis _x;
    private readonly Axis _y;

    private ScatterLayout(ExploreAxis x, ExploreAxis y, int width, int height)
    {
        (Width, Height) = (width, height);
        _x = Axis.ForValues(x.Values.OfType<double>(), x.IsLog);
        _y = Axis.ForValues(y.Values.OfType<double>(), y.IsLog);
    }

    public int Width { get; }

    public int Height { get; }

    public double Right => Width - 10;

    public double Bottom => Height - 34;

    /// <summary>Points of one shade as one path of lines without length, which round caps make dots.</summary>
    public IReadOnlyList<(string Class, string Path)> Points { get; private init; } = [];

    /// <summary>The front's steps, or nothing.</summary>
    public string Front { get; private init; } = "";

    /// <summary>Marked trials, as points.</summary>
    public string Selected { get; private init; } = "";

    public IEnumerable<(double At, string Label)> HorizontalTicks => _x.Ticks.Select(tick => (X(tick), _x.Label(tick)));

    public IEnumerable<(double At, string Label)> VerticalTicks => _y.Ticks.Select(tick => (Y(tick), _y.Label(tick)));

    public static ScatterLayout Of(ExploreData data, ExploreAxis x, ExploreAxis y, IReadOnlyList<int> front, IReadOnlyList<int> selected, int width, int height)
    {
        var frame = new ScatterLayout(x, y, width, height);
        return new(x, y, width, height)
        {
            Points = [.. DrawnRows.Of(data, MostPoints).Select(each => (each.Class, frame.Dots(each.Rows, x, y))).Where(each => each.Item2.Length > 0)],
            Selected = frame.Dots([.. data.BestFirst.Where(row => selected.Contains(data.Numbers[row]))], x, y),
            Front = frame.Steps(front, x, y),
        };
    }

    private string Dots(IReadOnlyList<int> rows, ExploreAxis x, ExploreAxis y)
    {
        var path = new StringBuilder();
        foreach (var row in rows.Where(row => x.Values[row] is not null && y.Values[row] is not null))
        {
            path.Append(CultureInfo.InvariantCulture, $"M{X(x.Values[row]!.Value):0.#} {Y(y.Values[row]!.Value):0.#}h0");
        }

        return path.ToString();
    }

    // From one row of the front to the next nothing beats the first.
    private string Steps(IReadOnlyList<int> front, ExploreAxis x, ExploreAxis y)
    {
        var path = new StringBuilder();
        foreach (var row in front)
        {
            var (at, height) = (X(x.Values[row]!.Value), Y(y.Values[row]!.Value));
            path.Append(path.Length == 0 ? 'M' : 'H').Append(CultureInfo.InvariantCulture, $"{at:0.#}")
                .Append(path.Length > 0 && row == front[0] ? ' ' : 'V').Append(CultureInfo.InvariantCulture, $"{height:0.#}");
        }

        return path.ToString();
    }

    private double X(double value) => Left + ((Right - Left) * _x.Share(value));

    private double Y(double value) => Bottom - ((Bottom - Top) * _y.Share(value));
}
