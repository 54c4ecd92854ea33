using Orchestrator.Abstractions.Queries.Traversals;

namespace Orchestrator.Grains.Trials.Latent;

/// <summary>Which traversals a model can have.</summary>
internal static class TraversalLimits
{
    /// <summary>Refuses what cannot be drawn.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="size">Numbers in a code.</param>
    /// <param name="images">Images that can be named.</param>
    /// <exception cref="TraversalException">It cannot; the message says what can.</exception>
    public static void Check(TraversalRequest request, TraversalKind kind, int size, int images)
    {
        if (FindProblem(request, kind, size, images) is { } problem) { throw new TraversalException(problem); }
    }

    private static string? FindProblem(TraversalRequest request, TraversalKind kind, int size, int images) =>
        request.Steps is < 2 or > TraversalRequest.MostSteps
            ? $"{request.Steps} steps are not allowed; 2 to {TraversalRequest.MostSteps} are."
            : kind == TraversalKind.Interpolation
                ? FindProblemOfPoints(request.Points, images)
                : FindProblemOfDimensions(request.Dimensions, kind == TraversalKind.Plane, size) ?? FindMissing([.. Given(request.Around)], images);

    private static string? FindProblemOfDimensions(IReadOnlyList<int> dimensions, bool isPlane, int size)
    {
        foreach (var dimension in dimensions.Where(dimension => dimension < 0 || dimension >= size))
        {
            return $"The code has no dimension {dimension}: it has {size}, counted from 0.";
        }

        return dimensions.Distinct().Count() < dimensions.Count ? "A dimension is named twice; name each once."
            : isPlane && size < 2 ? "A plane needs two dimensions, but the code has one."
            : isPlane && dimensions.Count is not (0 or 2) ? $"A plane needs two dimensions, but {dimensions.Count} are named."
            : dimensions.Count > TraversalRequest.MostRows ? $"{dimensions.Count} dimensions are too many; at most {TraversalRequest.MostRows} are shown."
            : null;
    }

    private static string? FindProblemOfPoints(IReadOnlyList<int> points, int images) =>
        images < 2 ? "An interpolation needs two images, but there is one."
        : points.Count == 1 ? "An interpolation needs at least two images, but one is named."
        : points.Count > TraversalRequest.MostRows + 1 ? $"{points.Count} images are too many; an interpolation goes through at most {TraversalRequest.MostRows + 1}."
        : FindMissing(points, images);

    private static string? FindMissing(IReadOnlyList<int> named, int images)
    {
        foreach (var image in named.Where(image => image < 0 || image >= images))
        {
            return $"There is no image {image}: images are named 0 to {images - 1}.";
        }

        return null;
    }

    private static IEnumerable<int> Given(int? around) => around is { } image ? [image] : [];
}
