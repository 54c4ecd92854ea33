using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>The values that a dimension of the code takes.</summary>
/// <param name="Dimension">From 0.</param>
/// <param name="Low">The first.</param>
/// <param name="High">The last.</param>
internal readonly record struct TraversalPath(int Dimension, double Low, double High)
{
    private const double Reach = 3;

    /// <summary>Between which values a dimension goes.</summary>
    /// <param name="spread">The codes of images.</param>
    /// <param name="scale">How the two are found.</param>
    /// <param name="start">The code that all other dimensions are from.</param>
    /// <param name="dimension">From 0.</param>
    public static TraversalPath Of(CodeSpread spread, TraversalScale scale, ReadOnlySpan<float> start, int dimension)
    {
        var (low, high) = scale == TraversalScale.Percentiles
            ? spread.Percentiles(dimension)
            : (start[dimension] - (Reach * spread.Deviations[dimension]), start[dimension] + (Reach * spread.Deviations[dimension]));
        return new(dimension, low, high);
    }

    /// <summary>The value at a step, evenly between the first and the last.</summary>
    public float At(int step, int steps) => (float)(Low + ((High - Low) * step / (steps - 1)));
}
