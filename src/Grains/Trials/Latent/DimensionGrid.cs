using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Draws what a model makes of codes of which one dimension, or two, change step by step.</summary>
internal static class DimensionGrid
{
    /// <summary>Draws a request that <see cref="TraversalLimits"/> lets pass.</summary>
    public static TraversalView Draw(DecodableCodes model, TraversalRequest request, bool isPlane)
    {
        var spread = new CodeSpread(model.Codes);
        float[] start = request.Around is { } image ? model.Codes.Row(image).ToArray() : [.. spread.Means.Select(mean => (float)mean)];
        var dimensions = request.Dimensions.Count > 0 ? request.Dimensions : spread.Largest(isPlane ? 2 : TraversalRequest.UsualRows);
        TraversalPath[] paths = [.. dimensions.Select(dimension => TraversalPath.Of(spread, model.Scale, start, dimension))];
        var (rows, steps) = (isPlane ? request.Steps : paths.Length, request.Steps);
        var images = model.Decode(ToRows(isPlane ? Across(start, paths[0], paths[1], steps) : paths.SelectMany(path => Along(start, path, steps))));
        return new(
            model.Epoch, isPlane ? TraversalKind.Plane : TraversalKind.Dimensions, spread.Size, model.Codes.Count, model.Scale, request.Around, rows, steps,
            [.. paths.Select((path, place) => Describe(path, spread, isPlane ? PlaneChange(images, place, steps) : TraversalImages.RowChange(images, place, steps)))],
            [], TraversalImages.Compose(images, rows, steps));
    }

    private static TraversedDimension Describe(TraversalPath path, CodeSpread spread, double change) => new(
        path.Dimension, spread.Means[path.Dimension], spread.Deviations[path.Dimension], path.Low, path.High, change);

    // The ends of the middle row for the dimension across, of the middle column for the one down.
    private static double PlaneChange(FloatRows images, int place, int steps)
    {
        var middle = steps / 2;
        return place == 0
            ? TraversalImages.RowChange(images, middle, steps)
            : TraversalImages.Change(images.Row(middle), images.Row(((steps - 1) * steps) + middle));
    }

    private static IEnumerable<float[]> Along(float[] start, TraversalPath path, int steps) =>
        Enumerable.Range(0, steps).Select(step => With(start, path.Dimension, path.At(step, steps)));

    private static IEnumerable<float[]> Across(float[] start, TraversalPath across, TraversalPath down, int steps) =>
        Along(start, down, steps).SelectMany(row => Along(row, across, steps));

    private static float[] With(float[] code, int dimension, float value)
    {
        float[] changed = [.. code];
        changed[dimension] = value;
        return changed;
    }

    private static FloatRows ToRows(IEnumerable<float[]> codes)
    {
        float[][] rows = [.. codes];
        return new(rows.Length, rows[0].Length, [.. rows.SelectMany(row => row)]);
    }
}
