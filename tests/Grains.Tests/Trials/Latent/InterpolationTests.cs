using Orchestrator.Grains.Trials.Latent;

namespace Orchestrator.Grains.Tests.Trials.Latent;

public sealed class InterpolationTests
{
    [Fact]
    public void Linear_Half_IsTheMean() => Assert.Equal([2f, 1f], Interpolation.Linear([0, 2], [4, 0], 0.5));

    [Fact]
    public void Spherical_BetweenPointsOfOneSphere_StaysOnIt()
    {
        foreach (var share in (double[])[0, 0.25, 0.5, 1])
        {
            var point = Interpolation.Spherical([3, 0], [0, 3], share);

            Assert.Equal(3, Interpolation.Distance(point, [0, 0]), 1e-5);
            Assert.Equal(3 * Math.Cos(share * Math.PI / 2), point[0], 1e-5);
        }
    }

    [Theory]
    [InlineData(new[] { 2f, 0f }, new[] { 2f, 0f })]
    [InlineData(new[] { 2f, 0f }, new[] { -2f, 0f })]
    [InlineData(new[] { 0f, 0f }, new[] { 4f, 0f })]
    public void Spherical_PointsWithoutOneCircle_GoAlongTheLine(float[] from, float[] to) =>
        Assert.Equal(Interpolation.Linear(from, to, 0.25), Interpolation.Spherical(from, to, 0.25));
}
