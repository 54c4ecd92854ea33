using Orchestrator.Models.Metrics;
using static TorchSharp.torch;

namespace Orchestrator.Models.Tests.Metrics;

public sealed class ActiveUnitsTests
{
    [Fact]
    public void Value_ChunksOfThreeUnits_CountsThoseThatVaryOverAllImages()
    {
        using var scope = NewDisposeScope();
        var active = new ActiveUnits();

        // Variances over the four images: 0.25, 0.0081, 0 although the mean is 7.
        active.Add(Chunks.OfCode(tensor(new[] { 1f, 0.09f, 7, 1, -0.09f, 7 }, 2, 3)));
        active.Add(Chunks.OfCode(tensor(new[] { 0f, 0.09f, 7, 0, -0.09f, 7 }, 2, 3)));

        Assert.Equal(1, active.Value);
    }
}
