namespace Orchestrator.Grains.Search.Jobs;

/// <summary>
/// Where a loss of one level lies among losses of the common scale: straight between settings that link the two, as steep as these are
/// beyond them, never outside of what is known; without two links that differ, as far up among the known ones as it is in its own level.
/// </summary>
internal sealed class LevelPlaces
{
    private readonly (double At, double Value)[] _links;
    private readonly double[] _level;
    private readonly double[] _known;
    private readonly double _slope;

    /// <param name="at">The links' losses at the level, ascending.</param>
    /// <param name="values">Their losses on the common scale, ascending.</param>
    /// <param name="level">All losses of the level.</param>
    /// <param name="known">All losses on the common scale.</param>
    public LevelPlaces(double[] at, double[] values, IEnumerable<double> level, IEnumerable<double> known)
    {
        _links = [.. at.Zip(values).Where(link => double.IsFinite(link.First) && double.IsFinite(link.Second))];
        (_level, _known) = ([.. level.Where(double.IsFinite).Order()], [.. known.Where(double.IsFinite).Order()]);
        _slope = _links.Length < 2 ? 0 : (_links[^1].Value - _links[0].Value) / (_links[^1].At - _links[0].At);
    }

    /// <summary>The place of a loss that is a number; NaN where nothing is known.</summary>
    public double Of(double loss)
    {
        if (_known.Length == 0) { return double.NaN; }

        if (!double.IsFinite(loss)) { return loss < 0 ? _known[0] : _known[^1]; }

        return double.IsFinite(_slope) && _slope > 0 ? Math.Clamp(OnTheLine(loss), _known[0], _known[^1]) : _known[Quantile(loss)];
    }

    private double OnTheLine(double loss)
    {
        var above = Array.FindIndex(_links, link => link.At >= loss);
        if (above <= 0)
        {
            var end = above == 0 ? _links[0] : _links[^1];
            return end.Value + (_slope * (loss - end.At));
        }

        var (from, to) = (_links[above - 1], _links[above]);
        return from.Value + ((to.Value - from.Value) * (loss - from.At) / (to.At - from.At));
    }

    private int Quantile(double loss)
    {
        var below = _level.Count(one => one < loss);
        return (int)((below + 0.5) / _level.Length * _known.Length);
    }
}
