using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Models.Data;
using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Draws the grids of a trained model.</summary>
public static class TraversalGrid
{
    /// <summary>Images that are encoded at most, and that can be named.</summary>
    public const int MostImages = 1_000;

    private const long NoiseSeed = 0;

    /// <summary>A grid of a model with a code.</summary>
    /// <param name="model">The model.</param>
    /// <param name="pixels">The images that codes are taken from, 784 bytes each; the first <see cref="MostImages"/> are used.</param>
    /// <param name="request">What to show.</param>
    /// <exception cref="TraversalException">The model has no such dimension or image.</exception>
    public static TraversalView OfCodes(LoadedModel model, ReadOnlyMemory<byte> pixels, TraversalRequest request)
    {
        var codes = Concat(model.Encode(pixels[..Math.Min(pixels.Length, MostImages * LabeledImages.PixelCount)]));
        var scale = model.HasNegativeCodes ? TraversalScale.Deviations : TraversalScale.Percentiles;
        return Draw(new(model.Epoch, codes, model.Decode) { Scale = scale }, request);
    }

    /// <summary>A grid of a model that has noise in place of a code; the noise is that of <c>trial generate</c>'s seed 0.</summary>
    /// <param name="model">The model.</param>
    /// <param name="request">What to show.</param>
    /// <exception cref="TraversalException">It is no interpolation, or there is no such image.</exception>
    public static TraversalView OfNoise(LoadedModel model, TraversalRequest request)
    {
        if (request.Kind is { } kind and not TraversalKind.Interpolation)
        {
            throw new TraversalException($"A {model.Model} has noise in place of a code: it can be interpolated, but has no {(kind == TraversalKind.Plane ? "plane" : "dimensions")} to show.");
        }

        TraversalLimits.Check(request, TraversalKind.Interpolation, model.NoiseSize, MostImages);
        var points = PointsOf(request, MostImages);
        return InterpolationGrid.Draw(
            new(model.Epoch, Concat(model.DrawNoise(points.Max() + 1, NoiseSeed)), noise => Concat(model.Generate(noise)))
            {
                IsNoise = true,
                Interpolate = model.HasNormalNoise ? Interpolation.Spherical : Interpolation.Linear,
            },
            points, request.Steps);
    }

    /// <summary>Draws a grid of codes.</summary>
    internal static TraversalView Draw(DecodableCodes model, TraversalRequest request)
    {
        var kind = request.Kind ?? TraversalKind.Dimensions;
        TraversalLimits.Check(request, kind, model.Codes.Width, model.Codes.Count);
        return kind == TraversalKind.Interpolation
            ? InterpolationGrid.Draw(model, PointsOf(request, model.Codes.Count), request.Steps)
            : DimensionGrid.Draw(model, request, kind == TraversalKind.Plane);
    }

    private static IReadOnlyList<int> PointsOf(TraversalRequest request, int images) =>
        request.Points.Count > 0 ? request.Points : [.. Enumerable.Range(0, Math.Min(TraversalRequest.UsualRows + 1, images))];

    private static FloatRows Concat(IEnumerable<FloatRows> batches)
    {
        FloatRows[] all = [.. batches];
        return all.Length == 1 ? all[0] : new(all.Sum(batch => batch.Count), all[0].Width, [.. all.SelectMany(batch => batch.Values)]);
    }
}
