using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Draws what a model makes of the codes between those of two images, a row for each two neighbours of a list.</summary>
internal static class InterpolationGrid
{
    /// <summary>Draws a request that <see cref="TraversalLimits"/> lets pass.</summary>
    /// <param name="model">The codes, or noise.</param>
    /// <param name="points">Rows of those, two or more.</param>
    /// <param name="steps">Columns.</param>
    public static TraversalView Draw(DecodableCodes model, IReadOnlyList<int> points, int steps)
    {
        (int From, int To)[] pairs = [.. points.Zip(points.Skip(1))];
        float[] codes = [.. pairs.SelectMany(pair => Enumerable.Range(0, steps).SelectMany(step => Between(model, pair, step / (steps - 1.0))))];
        var images = model.Decode(new(pairs.Length * steps, model.Codes.Width, codes));
        return new(
            model.Epoch, TraversalKind.Interpolation, model.Codes.Width, model.IsNoise ? 0 : model.Codes.Count, model.Scale, null, pairs.Length, steps, [],
            [.. pairs.Select((pair, row) => Describe(model, pair, TraversalImages.RowChange(images, row, steps)))],
            TraversalImages.Compose(images, pairs.Length, steps));
    }

    private static float[] Between(DecodableCodes model, (int From, int To) pair, double share) =>
        model.Interpolate(model.Codes.Row(pair.From), model.Codes.Row(pair.To), share);

    private static InterpolatedPair Describe(DecodableCodes model, (int From, int To) pair, double change) =>
        new(pair.From, pair.To, Interpolation.Distance(model.Codes.Row(pair.From), model.Codes.Row(pair.To)), change);
}
