using Orchestrator.Abstractions.Queries;
using Orchestrator.Grains.Trials.Latent;

namespace Orchestrator.Grains.Tests.Trials.Latent;

public sealed class PrincipalPlaneTests
{
    [Fact]
    public void Of_TwoNumbers_StayAsTheyAre()
    {
        var (points, explained) = PrincipalPlane.Of([1, 2, 3, 4], 2);

        Assert.Equal([(1.0, 2.0), (3.0, 4.0)], points);
        Assert.Equal(1, explained);
    }

    [Fact]
    public void Of_CodesOnATiltedPlane_KeepsTheirDistancesAndAllOfTheVariance()
    {
        // a (2, 2, 1)/3 + b (-2, 1, 2)/3 with a the longer.
        (double A, double B)[] plane = [(3, 0), (-3, 0), (0, 1), (0, -1), (6, 1), (-6, -1)];
        float[] codes = [.. plane.SelectMany(p => new[] { (2 * p.A) - (2 * p.B), (2 * p.A) + p.B, p.A + (2 * p.B) }.Select(value => (float)(value / 3 + 5)))];

        var (points, explained) = PrincipalPlane.Of(codes, 3);

        Assert.Equal(1, explained, 1e-6);
        Assert.Equal(0, points.Sum(point => point.X), 1e-5);
        for (var i = 1; i < plane.Length; i++)
        {
            var expected = Math.Pow(plane[i].A - plane[0].A, 2) + Math.Pow(plane[i].B - plane[0].B, 2);
            Assert.Equal(expected, Math.Pow(points[i].X - points[0].X, 2) + Math.Pow(points[i].Y - points[0].Y, 2), 1e-4);
        }
    }

    [Fact]
    public void Of_EqualCodes_AreOnePoint()
    {
        var (points, explained) = PrincipalPlane.Of([1, 1, 1, 1, 1, 1], 3);

        Assert.All(points, point => Assert.Equal((0.0, 0.0), (Math.Abs(point.X), Math.Abs(point.Y))));
        Assert.Equal(1, explained);
    }

    [Fact]
    public void ShareOfSameClass_Points_CountsNearestOthers()
    {
        LatentPoint[] points = [new(0, 0, 1), new(0.1, 0, 1), new(5, 0, 2), new(5.1, 0, 3)];

        Assert.Equal(0.5, NearestNeighbours.ShareOfSameClass(points));
        Assert.Equal(0, NearestNeighbours.ShareOfSameClass(points[..1]));
    }
}
