using System.Globalization;
using System.Text;

namespace Orchestrator.Dashboard.Exploring;

/// <summary>Where everything of parallel coordinates goes, in the units of its view box.</summary>
public sealed class ParallelLayout
{
    /// <summary>Width of the view box.</summary>
    public const int Width = 1200;
    /// <summary>Height of the view box.</summary>
    public const int Height = 340;
    /// <summary>Where axes begin.</summary>
    public const double Top = 34;
    /// <summary>Where axes end.</summary>
    public const double Bottom = Height - 44;

    /// <summary>Trials without a parameter pass below its axis.</summary>
    public const double Rail = Height - 12;

    private const double Side = 50;
    private const int MostLines = 250;

    private ParallelLayout(IReadOnlyList<ExploreAxis> axes) => Axes = axes;

    /// <summary>The axes, from the left.</summary>
    public IReadOnlyList<ExploreAxis> Axes { get; }

    /// <summary>Lines of one shade as one path.</summary>
    public IReadOnlyList<(string Class, string Path)> Lines { get; private init; } = [];

    /// <summary>Lays the trials out.</summary>
    public static ParallelLayout Of(ExploreData data, IReadOnlyList<ExploreAxis> axes)
    {
        var frame = new ParallelLayout(axes);
        return new(axes) { Lines = [.. DrawnRows.Of(data, MostLines).Select(each => (each.Class, frame.Path(each.Rows)))] };
    }

    /// <summary>Where an axis stands.</summary>
    public double X(int axis) => Side + (axis * (Width - (2 * Side)) / Math.Max(1, Axes.Count - 1));

    private string Path(IReadOnlyList<int> rows)
    {
        var path = new StringBuilder();
        foreach (var row in rows)
        {
            for (var i = 0; i < Axes.Count; i++)
            {
                path.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{X(i):0.#} {Y(Axes[i], row):0.#}");
            }
        }

        return path.ToString();
    }

    private static double Y(ExploreAxis axis, int row) =>
        axis.Values[row] is { } value ? Bottom - ((Bottom - Top) * axis.Share(value)) : Rail;
}
