using Orchestrator.Abstractions.Queries.Traversals;
using Orchestrator.Grains.Trials.Latent;
using Orchestrator.Models.Images;
using Orchestrator.Models.Inference;

namespace Orchestrator.Grains.Tests.Trials.Latent;

public sealed class TraversalGridTests
{
    private const int PixelCount = 784;

    // Three dimensions of deviations 2, 0 and 1; image i is row i.
    private static readonly FloatRows Codes = new(4, 3, [0, 7, 1, 4, 7, 3, 0, 7, 1, 4, 7, 3]);

    private FloatRows? _decoded;

    [Fact]
    public void Draw_Usual_HasARowForEachDimensionOfTheLargestSpreadAroundTheMean()
    {
        var view = Draw(new(null, [], [], Steps: 3), TraversalScale.Deviations);

        Assert.Equal((TraversalKind.Dimensions, 3, 3, 4), (view.Kind, view.Rows, view.Columns, view.Images));
        Assert.Equal([0, 2, 1], view.Dimensions.Select(each => each.Dimension));
        Assert.Equal([-4, 7, 2, 2, 7, 2, 8, 7, 2, 2, 7, -1, 2, 7, 2, 2, 7, 5, 2, 7, 2, 2, 7, 2, 2, 7, 2], _decoded!.Values);
    }

    [Fact]
    public void Draw_AroundAnImage_StartsFromItsCode()
    {
        Draw(new(null, [2], [], Around: 1, Steps: 3), TraversalScale.Deviations);

        Assert.Equal([4, 7, 0, 4, 7, 3, 4, 7, 6], _decoded!.Values);
    }

    [Fact]
    public void Draw_CodesThatCannotBeNegative_GoFromPercentileToPercentile()
    {
        var view = Draw(new(null, [0], [], Steps: 2), TraversalScale.Percentiles);

        Assert.Equal((0.0, 4.0), (view.Dimensions[0].Low, view.Dimensions[0].High));
        Assert.Equal([0, 7, 2, 4, 7, 2], _decoded!.Values);
    }

    [Fact]
    public void Draw_Plane_GoesAcrossAndDown()
    {
        var view = Draw(new(TraversalKind.Plane, [2, 0], [], Steps: 2), TraversalScale.Deviations);

        Assert.Equal((2, 2), (view.Rows, view.Columns));
        Assert.Equal([-4, 7, -1, -4, 7, 5, 8, 7, -1, 8, 7, 5], _decoded!.Values);
        Assert.Equal([2, 0], view.Dimensions.Select(each => each.Dimension));
    }

    [Fact]
    public void Draw_Interpolation_BeginsAndEndsWithTheImagesCodes()
    {
        var view = Draw(new(TraversalKind.Interpolation, [], [0, 1, 2], Steps: 3), TraversalScale.Deviations);

        Assert.Equal([(0, 1), (1, 2)], view.Pairs.Select(pair => (pair.From, pair.To)));
        Assert.Equal(Math.Sqrt(20), view.Pairs[0].Distance, 1e-6);
        Assert.Equal([0, 7, 1, 2, 7, 2, 4, 7, 3, 4, 7, 3, 2, 7, 2, 0, 7, 1], _decoded!.Values);
    }

    [Fact]
    public void Draw_Change_IsTheMeanDifferenceOfPixels()
    {
        var view = Draw(new(null, [0, 1], [], Steps: 2), TraversalScale.Percentiles);

        // The fake paints the code's first number, a tenth of white each, on all pixels.
        Assert.Equal(0.4, view.Dimensions[0].Change, 1e-6);
        Assert.Equal(0, view.Dimensions[1].Change);
    }

    [Fact]
    public void Draw_Picture_HasThePitchThatPagesPutLabelsBy()
    {
        var view = Draw(new(null, [0, 2], [], Steps: 5), TraversalScale.Percentiles);

        var picture = PngReader.Read(view.Png);
        Assert.Equal((TraversalView.Gutter + (5 * TraversalView.Pitch), TraversalView.Gutter + (2 * TraversalView.Pitch)), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(null, "3", "", null, 9, "The code has no dimension 3: it has 3, counted from 0.")]
    [InlineData(null, "1,1", "", null, 9, "A dimension is named twice; name each once.")]
    [InlineData(null, "", "", 4, 9, "There is no image 4: images are named 0 to 3.")]
    [InlineData(null, "", "", null, 1, "1 steps are not allowed; 2 to 25 are.")]
    [InlineData(TraversalKind.Plane, "1", "", null, 9, "A plane needs two dimensions, but 1 are named.")]
    [InlineData(TraversalKind.Interpolation, "", "0,4", null, 9, "There is no image 4: images are named 0 to 3.")]
    [InlineData(TraversalKind.Interpolation, "", "2", null, 9, "An interpolation needs at least two images, but one is named.")]
    public void Draw_WhatTheModelHasNot_SaysWhatItHas(TraversalKind? kind, string dimensions, string points, int? around, int steps, string expected)
    {
        TraversalRequest request = new(kind, Numbers(dimensions), Numbers(points), around, steps);

        var exception = Assert.Throws<TraversalException>(() => Draw(request, TraversalScale.Deviations));

        Assert.Equal(expected, exception.Message);
    }

    private static int[] Numbers(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    private TraversalView Draw(TraversalRequest request, TraversalScale scale) => TraversalGrid.Draw(new(1, Codes, Paint) { Scale = scale }, request);

    private FloatRows Paint(FloatRows codes)
    {
        _decoded = codes;
        return new(codes.Count, PixelCount, [.. Enumerable.Range(0, codes.Count).SelectMany(row => Enumerable.Repeat(codes.Row(row)[0] / 10, PixelCount))]);
    }
}
