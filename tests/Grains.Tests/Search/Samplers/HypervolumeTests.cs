using Orchestrator.Grains.Search.Samplers.Nsga2;

namespace Orchestrator.Grains.Tests.Search.Samplers;

public class HypervolumeTests
{
    // A staircase under the diagonal of a square with side n leaves n (n - 1) / 2 unit squares out.
    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(29)]
    public void Of_Staircase_IsTheSquareLessTheTriangle(int side)
    {
        var steps = Enumerable.Range(0, side).Select(step => (double[])[side - 1 - step, step]);
        var dominated = Enumerable.Range(0, side + 1).Select(step => (double[])[step, side - step]);

        Assert.Equal((side * side) - (side * (side - 1) / 2), Hypervolume.Of([.. steps, .. dominated], [side, side]));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 8)]
    [InlineData(5, 32)]
    public void Of_OneBox_IsItsVolume(int objectives, double volume) => Assert.Equal(
        volume, Hypervolume.Of([Enumerable.Repeat(1.0, objectives).ToArray()], [.. Enumerable.Repeat(3.0, objectives)]));

    [Fact]
    public void Of_TwoBoxes_CountsWhatTheyShareOnce() =>
        Assert.Equal((3 * 2 * 2) + (1 * 3 * 3) - (1 * 2 * 2), Hypervolume.Of([[0.0, 1, 1], [2.0, 0, 0]], [3, 3, 3]));

    [Fact]
    public void Of_WhatIsNotBetterThanTheReference_AddsNothing() =>
        Assert.Equal(1, Hypervolume.Of([[0.0, 0], [1.0, 0], [double.NaN, 0], [-1.0, 2]], [1, 1]));
}
